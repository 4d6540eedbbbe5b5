import { type ProfileOrigin, profileLabel } from '@sightline/spec';

/** Returns a profile value, given as text, as people write it. */
export function valueText(path: string, text: string | null): string {
  if (text === null) return 'not set';
  if (path === 'intervalS') return `${text} s`;
  return ['pos', 'region', 'environment'].includes(path) ? profileLabel(text) : text;
}

/** Returns where a value comes from: `from all stores`. */
export function originText(origin: ProfileOrigin): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'tenant':
      return 'from all stores';
    case 'group':
      return `from group ${origin.tag}`;
    case 'store':
      return 'set for this store';
  }
}
