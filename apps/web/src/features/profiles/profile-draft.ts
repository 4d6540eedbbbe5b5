import type { FormErrors } from '@mantine/form';
import type { EntryChoice, ProfileValues } from '@sightline/spec';
import type { ReactNode } from 'react';

/** Returns the draft with a field set, or inherited with undefined. */
export function withField<Field extends keyof ProfileValues>(
  values: ProfileValues,
  field: Field,
  value: ProfileValues[Field],
): ProfileValues {
  return stated({ ...values, [field]: value });
}

export function withVariable(values: ProfileValues, name: string, text: string): ProfileValues {
  const variables = stated({ ...values.variables, [name]: text.trim() === '' ? undefined : text.trim() });
  return withField(values, 'variables', isEmpty(variables) ? undefined : variables);
}

/** Returns the draft with parts of a choice set; undefined parts are inherited. */
export function withChoice(values: ProfileValues, entryId: string, part: EntryChoice): ProfileValues {
  const choice = stated({ ...values.choices?.[entryId], ...part });
  const choices = stated({ ...values.choices, [entryId]: isEmpty(choice) ? undefined : choice });
  return withField(values, 'choices', isEmpty(choices) ? undefined : choices);
}

/** Returns the ports among the typed texts; undefined when there are none. */
export function portsOf(texts: readonly string[]): number[] | undefined {
  const ports = texts.map(Number).filter((port) => Number.isInteger(port) && port >= 1 && port <= 65_535);
  return ports.length === 0 ? undefined : [...new Set(ports)];
}

type Stated<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function stated<T extends object>(values: T): Stated<T> {
  // Undefined values are removed, which is all the type claims.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Stated<T>;
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}

/** Finds the error of a profile field by its path (`choices/<entry>/host`), wherever the body holds the profile. */
export function profileErrorOf(errors: FormErrors): (path: string) => ReactNode {
  const found = Object.entries(errors).map(([key, error]) => [`.${key}.`, error] as const);
  return (path) => found.find(([key]) => key.includes(`.${path.replaceAll('/', '.')}.`))?.[1];
}
