import { formatNumber, type ProfileOrigin, profileLabel } from '@sightline/spec';

/** A value of a profile (as text) as people write it. */
export function valueText(path: string, text: string | null): string {
  if (text === null) return 'not set';
  if (path === 'intervalS') return `${text} s`;
  return ['pos', 'region', 'environment'].includes(path) ? profileLabel(text) : text;
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
