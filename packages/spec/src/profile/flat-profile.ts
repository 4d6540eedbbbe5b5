import { fieldPath, type ProfileValues } from './profile-values.ts';

/** Returns the values of a profile or a layer as text, by `fieldPath`. */
export function flatProfile({ variables = {}, choices = {}, ...plain }: ProfileValues): Map<string, string> {
  const flat = new Map<string, string>();
  const set = (path: string, value: Value | undefined): void => {
    if (value !== undefined) flat.set(path, valueText(value));
  };
  for (const [field, value] of Object.entries(plain)) set(field, value);
  for (const [name, value] of Object.entries(variables)) set(fieldPath('variables', name), value);
  for (const [entryId, choice] of Object.entries(choices)) {
    for (const [field, value] of Object.entries(choice)) set(fieldPath('choices', entryId, field), value);
  }
  return flat;
}

type Value = string | number | boolean | readonly (string | number)[];

function valueText(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join(', ') : String(value);
}
