import { type OpenPoint, openPoints } from '@sightline/allowlist';
import { type Pack, type ProfileVocabulary, portsText } from '@sightline/spec';

/** Returns the values that profiles can set for these packs. Lists a variable once, even if several packs have it. */
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
