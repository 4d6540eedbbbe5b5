import type { Pack, StoreProfile } from '@sightline/spec';
import { type NamePattern, patternVariables } from '@sightline/spec';

/** A name pattern with one store's values. */
export type ResolvedName =
  | { readonly kind: 'resolved'; readonly host: string }
  | {
      readonly kind: 'unresolved';
      readonly reason: 'suspected_typo' | 'variable_missing' | 'variable_invalid';
      readonly text: string;
    };

type Variables = StoreProfile['variables'];

/**
 * Replaces a name's variables with the store's values: `m[mid].example.com` becomes `m570.example.com`.
 *
 * Never resolves a suspected typo: the misspelled name may belong to someone other than the vendor.
 */
export function resolveName(name: NamePattern, pack: Pack, variables: Variables): ResolvedName {
  if (name.corrected !== undefined) {
    const text = `${name.pattern} looks like a typo for ${name.corrected}. It is not probed until the vendor confirms a name.`;
    return { kind: 'unresolved', reason: 'suspected_typo', text };
  }
  for (const variable of patternVariables(name.pattern)) {
    const fault = variableFault(name.pattern, variable, { pack, variables });
    if (fault !== null) return fault;
  }
  const host = name.pattern.replaceAll(/\[([^\]]*)\]/g, (_, variable: string) => valueOf(variables, variable) ?? '');
  return { kind: 'resolved', host: host.toLowerCase() };
}

function variableFault(
  pattern: string,
  name: string,
  { pack, variables }: { readonly pack: Pack; readonly variables: Variables },
): ResolvedName | null {
  const declared = pack.variables.find((variable) => variable.name === name);
  const label = `${declared?.label ?? 'variable'} (${name})`;
  const value = valueOf(variables, name);
  if (value === undefined) {
    const text = `${pattern} needs the ${label}, which is not set for this store.`;
    return { kind: 'unresolved', reason: 'variable_missing', text };
  }
  if (declared === undefined || !new RegExp(`^(?:${declared.pattern})$`, 'u').test(value)) {
    const example = declared === undefined ? '' : `, for example "${declared.example}"`;
    const text = `${pattern} needs the ${label}, but this store's value has the wrong format${example}.`;
    return { kind: 'unresolved', reason: 'variable_invalid', text };
  }
  return null;
}

function valueOf(variables: Variables, name: string): string | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}
