import type { TenantLayers } from '@sightline/allowlist';
import {
  type AuditDetail,
  flatProfile,
  type ProfileChange,
  type ProfileValues,
  type ProfileVocabulary,
  profileFieldName,
} from '@sightline/spec';

/** The most values that one audit event lists. */
const NAMED_MAX = 30;

/** Describes a change of profile values for the audit log. Pure. */
export function describeChange(
  before: TenantLayers,
  change: ProfileChange,
  vocabulary: ProfileVocabulary,
): { readonly subject: string; readonly detail: AuditDetail } {
  switch (change.kind) {
    case 'tenant':
      return { subject: 'Profile of all stores', detail: describeValues(before.tenant, change.values, vocabulary) };
    case 'group':
      return {
        subject: `Profile of group ${change.tag}`,
        detail: describeValues(
          before.groups.find(({ tag }) => tag === change.tag)?.values ?? {},
          change.values,
          vocabulary,
        ),
      };
    case 'remove_group':
      return { subject: `Profile of group ${change.tag}`, detail: { Group: 'removed' } };
    case 'order':
      return { subject: 'Order of groups', detail: { 'New order': change.tags.join(', ').slice(0, 500) } };
  }
}

/** Lists each changed value: `{ "Merchant ID": "570 → 812" }`. */
export function describeValues(
  before: ProfileValues,
  after: ProfileValues,
  vocabulary: ProfileVocabulary,
): AuditDetail {
  const was = flatProfile(before);
  const is = flatProfile(after);
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
  return Object.fromEntries(
    changed
      .slice(0, NAMED_MAX)
      .map((path) => [
        profileFieldName(path, vocabulary).slice(0, 100),
        `${was.get(path) ?? 'not set'} → ${is.get(path) ?? 'not set'}`.slice(0, 500),
      ]),
  );
}
