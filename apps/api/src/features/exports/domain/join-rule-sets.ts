import type { AllowRule, LeftOut, RuleSet } from '@sightline/allowlist';

/**
 * Joins the rule sets of several packs. A rule that two versions of a pack share appears once; a part that both leave out
 * counts the stores of both. Pure.
 */
export function joinRuleSets(sets: readonly { readonly packId: string; readonly ruleSet: RuleSet }[]): RuleSet {
  const rules = new Map<string, AllowRule>();
  const removable = new Map<string, AllowRule>();
  const leftOut = new Map<string, LeftOut>();
  for (const { packId, ruleSet } of sets) {
    for (const rule of ruleSet.rules) rules.set(ruleKey(packId, rule), rule);
    for (const rule of ruleSet.removable) removable.set(ruleKey(packId, rule), rule);
    for (const item of ruleSet.leftOut) {
      const key = JSON.stringify([packId, item.entryId, item.text]);
      const before = leftOut.get(key);
      leftOut.set(key, { ...item, profileCount: item.profileCount + (before?.profileCount ?? 0) });
    }
  }
  return { rules: [...rules.values()], removable: [...removable.values()], leftOut: [...leftOut.values()] };
}

function ruleKey(packId: string, { entryId, subject }: AllowRule): string {
  return JSON.stringify([packId, entryId, subject]);
}
