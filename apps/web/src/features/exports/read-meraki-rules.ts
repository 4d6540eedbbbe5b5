import { MERAKI_RULES_MAX, type MerakiRule, merakiRuleSchema } from '@sightline/spec';
import { z } from 'zod';

const rulesSchema = z.array(merakiRuleSchema).max(MERAKI_RULES_MAX);
const answerSchema = z.union([z.object({ rules: rulesSchema }).transform(({ rules }) => rules), rulesSchema]);

export type ReadRules =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly rules: readonly MerakiRule[] }
  | { readonly kind: 'faulty'; readonly text: string };

/** Reads a Meraki network's rules from its API's response: `{ "rules": [...] }`, or the list alone. */
export function readMerakiRules(text: string): ReadRules {
  if (text.trim() === '') return { kind: 'none' };
  const parsed = answerSchema.safeParse(parseJson(text));
  if (parsed.success) return { kind: 'read', rules: parsed.data };
  return { kind: 'faulty', text: 'This is not a response of GET …/appliance/firewall/l3FirewallRules.' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
