import { type OpenPoint, openPoints } from '@sightline/allowlist';
import { type Pack, type ProfileVocabulary, portsText } from '@sightline/spec';

/** What values the profiles of stores on these lists can have. A variable that several lists have stands once. */
export function profileVocabulary(packs: readonly Pack[]): ProfileVocabulary {
  const variables = new Map(packs.flatMap((pack) => pack.variables.map((variable) => [variable.name, variable])));
  return {
    variables: [...variables.values()],
    openPoints: openPoints(packs).map(shownPoint),
  };
}

function shownPoint({ packTitle, entry, fields }: OpenPoint): ProfileVocabulary['openPoints'][number] {
  const { subject, appliesTo } = entry;
  const names = subject.kind === 'endpoint' ? subject.names : [];
  return {
    entryId: entry.id,
    title: entry.title,
    packTitle,
    printed: names.map(({ pattern }) => pattern),
    corrected: names.find(({ corrected }) => corrected !== undefined)?.corrected ?? null,
    ports: 'ports' in subject ? portsText(subject.ports) : '',
    regions: appliesTo.regions,
    environments: appliesTo.environments,
    pos: appliesTo.pos,
    fields: [...fields],
  };
}
