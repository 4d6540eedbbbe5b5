import type { Entry, Pack } from '@sightline/spec';

const RENAMED = 'na.production.pos-transactional-server';
const REMOVED = 'na.production.merchant-portal';
const PATTERN = 'na.production.rest-integrations';

/** The ids of what the example adds, removes and renames. */
export const EXAMPLE_CHANGES = {
  added: ['na.production.example-order-status', 'na.production.example-guest-events'],
  removed: REMOVED,
  renamed: RENAMED,
} as const;

const NOTE = 'Example of a new version, made up to show what one is like; the vendor has not published it.';

/**
 * Returns a version of the Paytronix guide that the vendor never published, and says so wherever it is shown. It adds two
 * entries, one for a name that stores already reach, removes one and renames one. Throws for a pack without the entries
 * that it changes.
 */
export function exampleNextVersion(pack: Pack): Pack {
  const alike = pack.entries.find(({ id }) => id === PATTERN);
  if (alike?.subject.kind !== 'endpoint' || !pack.entries.some(({ id }) => id === REMOVED)) {
    throw new Error('The example needs the entries of the Paytronix guide.');
  }
  const [known, unknown] = EXAMPLE_CHANGES.added;
  const added = [
    exampleEntry(alike, { id: known, title: 'Order Status (example)', host: 'm[mid].api.pxsplatform.com' }),
    exampleEntry(alike, { id: unknown, title: 'Guest Events (example)', host: 'events.paytronix.example' }),
  ];
  return {
    ...pack,
    version: pack.version + 1,
    source: { ...pack.source, updatedNote: NOTE },
    entries: pack.entries.flatMap((entry) => {
      if (entry.id === REMOVED) return [];
      if (entry.id === RENAMED) return [{ ...entry, title: 'Transaction Service (example of another title)' }];
      return entry.id === PATTERN ? [entry, ...added] : [entry];
    }),
  };
}

function exampleEntry(
  alike: Entry,
  { id, title, host }: { readonly id: string; readonly title: string; readonly host: string },
): Entry {
  return {
    id,
    sectionId: alike.sectionId,
    title,
    asPrinted: [`${title}: ${host}, TCP 443`],
    provenance: { ...alike.provenance, where: 'Example of a new version' },
    cells: [],
    subject: { kind: 'endpoint', names: [{ pattern: host }], protocol: 'https', ports: [443], direction: 'outbound' },
    appliesTo: alike.appliesTo,
    required: true,
    breaks: 'Nothing: it is an example.',
    flags: [],
    remarks: [NOTE],
  };
}
