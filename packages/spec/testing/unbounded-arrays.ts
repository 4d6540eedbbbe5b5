import { z } from 'zod';

/** Returns where a schema has an array without a limit, as JSON schema paths; empty when every list is bounded. */
export function unboundedArraysOf(schema: z.ZodType): string[] {
  return unboundedArrays(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), '');
}

function unboundedArrays(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const isUnbounded = 'type' in node && node.type === 'array' && !('maxItems' in node) && !('prefixItems' in node);
  return [
    ...(isUnbounded ? [path] : []),
    ...Object.entries(node).flatMap(([key, child]) => unboundedArrays(child, `${path}/${key}`)),
  ];
}
