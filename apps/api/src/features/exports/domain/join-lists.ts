import type { AllowList, AllowRule, LeftOut } from '@sightline/allowlist';

/**
 * Several lists as one: what two versions of a list both ask for stands once, and what is missing of both counts the stores
 * of either. Pure.
 */
export function joinLists(lists: readonly { readonly packId: string; readonly list: AllowList }[]): AllowList {
  const rules = new Map<string, AllowRule>();
  const removable = new Map<string, AllowRule>();
  const leftOut = new Map<string, LeftOut>();
  for (const { packId, list } of lists) {
    for (const rule of list.rules) rules.set(ruleKey(packId, rule), rule);
    for (const rule of list.removable) removable.set(ruleKey(packId, rule), rule);
    for (const item of list.leftOut) {
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
