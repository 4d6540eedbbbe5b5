import type { ChoiceField, ProfileOrigin, ProfileVocabulary } from '@sightline/spec';
import { profileName } from '../../shared/state/profile-name.ts';

export const CHOICE_LABEL: Readonly<Record<ChoiceField, string>> = {
  host: 'Name of the server',
  addresses: 'Addresses',
  useCorrected: 'Take the corrected name',
  protocol: 'Protocol',
  ports: 'Ports in use here',
};

const FIELD_LABEL: Readonly<Record<string, string>> = {
  pos: 'POS system',
  region: 'Region',
  environment: 'Environment',
  intervalS: 'Probed every',
  pinsAddresses: 'Firewall pins addresses',
};

/** A field of a profile (`variables/mid`) as people call it. */
export function fieldLabel(path: string, vocabulary: ProfileVocabulary): string {
  const [kind, name = '', field = ''] = path.split('/');
  if (kind === 'variables') return vocabulary.variables.find((variable) => variable.name === name)?.label ?? name;
  return kind === 'choices' ? choiceLabel(name, field, vocabulary) : (FIELD_LABEL[path] ?? path);
}

function choiceLabel(entryId: string, field: string, { openPoints }: ProfileVocabulary): string {
  const title = openPoints.find((point) => point.entryId === entryId)?.title ?? entryId;
  const label = Object.entries(CHOICE_LABEL).find(([known]) => known === field)?.[1] ?? field;
  return `${title}: ${label}`;
}

/** A value of a profile (as text) as people write it. */
export function valueText(path: string, text: string | null): string {
  if (text === null) return 'not set';
  if (path === 'intervalS') return `${text} s`;
  return ['pos', 'region', 'environment'].includes(path) ? profileName(text) : text;
}

/** Where a value comes from: "from all stores". */
export function originText(origin: ProfileOrigin): string {
  switch (origin.kind) {
    case 'default':
      return 'by default';
    case 'tenant':
      return 'from all stores';
    case 'group':
      return `from group ${origin.tag}`;
    case 'store':
      return 'set for this store';
  }
}

/** `3 stores`, `1 store`. */
export function storesText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'store' : 'stores'}`;
}
