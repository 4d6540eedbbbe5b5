import type { HostRole } from '../ids.ts';

/** A host's role in full, for headings, forms and details. */
export const ROLE_LABEL: Readonly<Record<HostRole, string>> = {
  boh: 'Back of house (BOH)',
  terminal: 'Terminal',
  caps: 'CAPS',
  service_host: 'Service host',
  control: 'Outside probe',
};

/** The same where there is little room: tables, chips, certificates. */
export const ROLE_SHORT_LABEL: Readonly<Record<HostRole, string>> = { ...ROLE_LABEL, boh: 'BOH' };
