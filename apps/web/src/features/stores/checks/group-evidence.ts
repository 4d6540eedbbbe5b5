import type { Evidence, EvidenceItem, EvidenceKind } from '@sightline/spec';

/** The title of each kind, in reading order. */
const TITLES: Readonly<Record<EvidenceKind, string>> = {
  machine: 'How the host is connected',
  dns: 'DNS answers',
  http: 'HTTP response',
  tls: 'Certificates received',
  ping: 'Ping',
  path: 'Network path, hop by hop',
};
const OTHER = 'Other';

export interface EvidenceGroup {
  readonly title: string;
  readonly items: readonly EvidenceItem[];
}

/** Returns evidence by what it shows, in reading order; kinds that only a newer agent knows come last, together. */
export function groupEvidence({ items }: Evidence): EvidenceGroup[] {
  const byTitle = Map.groupBy(items, titleOf);
  return [...Object.values(TITLES), OTHER].flatMap((title) => {
    const ofTitle = byTitle.get(title);
    return ofTitle === undefined ? [] : [{ title, items: ofTitle }];
  });
}

/** Returns all evidence as plain text, for a ticket or an email. `subject` is the target. */
export function evidenceText(subject: string, evidence: Evidence): string {
  const groups = groupEvidence(evidence).map(({ title, items }) =>
    [title, ...items.map(({ about, text }) => `${about}\n${text}`)].join('\n\n'),
  );
  return `${[`${subject}, gathered ${evidence.takenAt}`, ...groups].join('\n\n\n')}\n`;
}

function titleOf({ kind }: EvidenceItem): string {
  return Object.entries(TITLES).find(([known]) => known === kind)?.[1] ?? OTHER;
}
