import type { HostRole } from '@sightline/spec';

/** The roles of hosts as people write them. */
export const ROLE_NAME: Readonly<Record<HostRole, string>> = {
  boh: 'BOH',
  terminal: 'Terminal',
  caps: 'CAPS',
  service_host: 'Service host',
  control: 'Control',
};
