import { AUDIT_ACTION_TEXT } from '@sightline/spec';
import { profileName } from '../../shared/state/profile-name.ts';

const TEXTS: Readonly<Record<string, string>> = AUDIT_ACTION_TEXT;

/** What was done, in words; a newer action that is not known here, as it came. */
export function actionText(action: string): string {
  return TEXTS[action] ?? action.replaceAll(/[._]/g, ' ');
}

/** A particular of what was done. Of a value that changed (`na → eu`) both sides as people write them. */
export function detailValue(value: string | number | boolean | null): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en');
  return value.split(' → ').map(profileName).join(' → ');
}
