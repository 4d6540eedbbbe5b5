import { AUDIT_ACTION_TEXT } from '@sightline/spec';

const TEXTS: Readonly<Record<string, string>> = AUDIT_ACTION_TEXT;

/** What was done, in words; a newer action that is not known here, as it came. */
export function actionText(action: string): string {
  return TEXTS[action] ?? action.replaceAll(/[._]/g, ' ');
}

/** A field of what was done: paths of profile values lose their folder, which people do not know. */
export function detailLabel(name: string): string {
  return name
    .split('/')
    .slice(-2)
    .join(' ')
    .replace(/^variables /, '');
}

export function detailValue(value: string | number | boolean | null): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en') : value;
}
