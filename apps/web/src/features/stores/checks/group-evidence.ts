import type { Evidence, EvidenceItem, EvidenceKind } from '@sightline/spec';

/** What each kind is called, in the order in which they are read. */
const TITLES: Readonly<Record<EvidenceKind, string>> = {
  machine: 'How the machine is connected',
  dns: 'What the name servers answer',
  http: 'The answer that came',
  tls: 'The certificates as received',
  ping: 'Ping',
  path: 'The path, hop by hop',
};
const OTHER = 'Other';

export interface EvidenceGroup {
  readonly title: string;
  readonly items: readonly EvidenceItem[];
}

/** Evidence by what it shows, in reading order; kinds that only a newer agent knows come last, together. */
export function groupEvidence({ items }: Evidence): EvidenceGroup[] {
  const byTitle = Map.groupBy(items, titleOf);
  return [...Object.values(TITLES), OTHER].flatMap((title) => {
    const ofTitle = byTitle.get(title);
    return ofTitle === undefined ? [] : [{ title, items: ofTitle }];
  });
}

/** All of it as plain text, for a ticket or a mail. `subject` is the target. */
export function evidenceText(subject: string, evidence: Evidence): string {
  const groups = groupEvidence(evidence).map(({ title, items }) =>
    [title, ...items.map(({ about, text }) => `${about}\n${text}`)].join('\n\n'),
  );
  return `${[`${subject}, gathered ${evidence.takenAt}`, ...groups].join('\n\n\n')}\n`;
}

function titleOf({ kind }: EvidenceItem): string {
  return Object.entries(TITLES).find(([known]) => known === kind)?.[1] ?? OTHER;
}
