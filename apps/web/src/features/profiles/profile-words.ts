import { type ProfileOrigin, profileLabel } from '@sightline/spec';

/** Returns a profile value, given as text, as people write it. */
export function valueText(path: string, text: string | null): string {
  if (text === null) return 'Not set';
  if (path === 'intervalS') return `${text} s`;
  if (path === 'pinsAddresses') return text === 'yes' ? 'Yes' : 'No';
  return ['pos', 'region', 'environment'].includes(path) ? profileLabel(text) : text;
}

/** Returns where a value comes from: `From all stores`. */
export function originText(origin: ProfileOrigin): string {
  switch (origin.kind) {
    case 'default':
      return 'Default';
    case 'tenant':
      return 'From all stores';
    case 'group':
      return `From group ${origin.tag}`;
    case 'store':
      return 'Set for this store';
  }
}
