import type { Entry, Pack } from '@sightline/spec';
import { CHOICE_FIELDS, type ChoiceField } from '@sightline/spec';

/** An entry that a pack leaves incomplete, and what a customer can set for it. */
export interface OpenPoint {
  readonly packTitle: string;
  readonly entry: Entry;
  readonly fields: readonly ChoiceField[];
}

/** Returns the incomplete entries of some packs, in their order. Pure. */
export function openPoints(packs: readonly Pack[]): OpenPoint[] {
  return packs.flatMap((pack) =>
    pack.entries.flatMap((entry) => {
      const fields = CHOICE_FIELDS.filter((field) => IS_OPEN[field](entry));
      return fields.length === 0 ? [] : [{ packTitle: pack.title, entry, fields }];
    }),
  );
}

const IS_OPEN: Readonly<Record<ChoiceField, (entry: Entry) => boolean>> = {
  host: ({ subject }) => subject.kind === 'endpoint' && subject.names.length === 0,
  addresses: ({ subject, cells }) =>
    subject.kind === 'endpoint' &&
    (subject.addresses ?? []).length === 0 &&
    cells.some(({ kind }) => kind === 'unknown'),
  useCorrected: ({ subject }) =>
    subject.kind === 'endpoint' && subject.names.some(({ corrected }) => corrected !== undefined),
  protocol: ({ subject }) => subject.kind === 'endpoint' && subject.protocol === 'not_stated',
  ports: ({ subject }) =>
    (subject.kind === 'endpoint' && subject.ports.length === 0) ||
    (subject.kind === 'lan_port' && subject.configuredBy !== undefined),
};
