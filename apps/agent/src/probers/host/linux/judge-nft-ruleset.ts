import { z } from 'zod';
import type { InboundRule } from '../host-system.ts';

/** The parts of `nft -j list ruleset` that matter here (libnftables-json(5)); the rest is ignored. */
const rulesetSchema = z.object({
  nftables: z.array(
    z.object({
      chain: z
        .object({
          family: z.string(),
          table: z.string(),
          name: z.string(),
          hook: z.string().optional(),
          policy: z.string().optional(),
        })
        .optional(),
      rule: z
        .object({ family: z.string(), table: z.string(), chain: z.string(), expr: z.array(z.unknown()) })
        .optional(),
    }),
  ),
});

const matchSchema = z.object({
  match: z.object({
    left: z.object({ payload: z.object({ field: z.literal('dport') }) }),
    right: z.unknown(),
  }),
});

/**
 * Returns what the ruleset does to a new connection to a port, as far as is clear: whether an input chain drops by default,
 * and whether any rule of its table names the port. Returns `unknown` for text in another format.
 */
export function judgeNftRuleset(json: string, port: number): InboundRule {
  const ruleset = parse(json);
  if (ruleset === null) return 'unknown';
  const chains = ruleset.nftables.flatMap(({ chain }) => (chain === undefined ? [] : [chain]));
  const rules = ruleset.nftables.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const closed = chains.filter(({ hook, policy }) => hook === 'input' && policy === 'drop');
  for (const { family, table } of closed) {
    const naming = rules.filter(
      (rule) => rule.family === family && rule.table === table && rule.expr.some((part) => names(part, port)),
    );
    if (naming.length === 0) return 'missing';
    if (naming.every(({ expr }) => expr.some(refuses))) return 'blocked';
  }
  return 'allowed';
}

function parse(json: string): z.infer<typeof rulesetSchema> | null {
  try {
    return rulesetSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

function names(expression: unknown, port: number): boolean {
  const parsed = matchSchema.safeParse(expression);
  return parsed.success && holds(parsed.data.match.right, port);
}

const setSchema = z.object({ set: z.array(z.unknown()) });
const rangeSchema = z.object({ range: z.tuple([z.number(), z.number()]) });

function holds(right: unknown, port: number): boolean {
  if (right === port) return true;
  const range = rangeSchema.safeParse(right);
  if (range.success) return range.data.range[0] <= port && port <= range.data.range[1];
  const set = setSchema.safeParse(right);
  if (set.success) return set.data.set.some((element) => holds(element, port));
  // A named set may contain the port; give it the benefit of the doubt.
  return typeof right === 'string' && right.startsWith('@');
}

function refuses(expression: unknown): boolean {
  return typeof expression === 'object' && expression !== null && ('drop' in expression || 'reject' in expression);
}
