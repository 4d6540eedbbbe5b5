import type { ProfileVocabulary } from '../console/profiles.ts';
import type { ChoiceField } from '../profile/choice-fields.ts';

/** What may be said of an entry, as people call it. */
export const CHOICE_NAMES: Readonly<Record<ChoiceField, string>> = {
  host: 'Server name',
  addresses: 'Addresses',
  useCorrected: 'Use the corrected name',
  protocol: 'Protocol',
  ports: 'Ports in use here',
};

const FIELD_NAMES: Readonly<Record<string, string>> = {
  pos: 'POS system',
  region: 'Region',
  environment: 'Environment',
  intervalS: 'Check interval',
  pinsAddresses: 'Firewall pins addresses',
};

/** A field of a profile (`variables/mid`, a `fieldPath`) as people call it; one that no list knows any more, by its own name. */
export function profileFieldName(path: string, vocabulary: ProfileVocabulary): string {
  const [kind, name = '', field = ''] = path.split('/');
  if (kind === 'variables') return vocabulary.variables.find((variable) => variable.name === name)?.label ?? name;
  return kind === 'choices' ? choiceName(name, field, vocabulary) : (FIELD_NAMES[path] ?? path);
}

function choiceName(entryId: string, field: string, { openPoints }: ProfileVocabulary): string {
  const title = openPoints.find((point) => point.entryId === entryId)?.title ?? entryId;
  const label = Object.entries(CHOICE_NAMES).find(([known]) => known === field)?.[1] ?? field;
  return `${title}: ${label}`;
}
