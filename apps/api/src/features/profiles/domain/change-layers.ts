import type { TenantLayers } from '@sightline/allowlist';
import { PROFILE_GROUPS_MAX, type ProfileChange, type ProfileValues } from '@sightline/spec';

export type LayerChange =
  | { readonly kind: 'changed'; readonly layers: TenantLayers }
  | { readonly kind: 'refused'; readonly path: string; readonly message: string };

/** Returns the layers after a change. Refuses unknown groups and more than `PROFILE_GROUPS_MAX` groups. Pure. */
export function changeLayers(layers: TenantLayers, change: ProfileChange): LayerChange {
  switch (change.kind) {
    case 'tenant':
      return { kind: 'changed', layers: { ...layers, tenant: change.values } };
    case 'group':
      return setGroup(layers, change);
    case 'remove_group':
      return layers.groups.some(({ tag }) => tag === change.tag)
        ? { kind: 'changed', layers: { ...layers, groups: layers.groups.filter(({ tag }) => tag !== change.tag) } }
        : { kind: 'refused', path: 'tag', message: `There is no group "${change.tag}".` };
    case 'order':
      return orderGroups(layers, change.tags);
  }
}

function setGroup(layers: TenantLayers, { tag, values }: { tag: string; values: ProfileValues }): LayerChange {
  const known = layers.groups.some((group) => group.tag === tag);
  if (!known && layers.groups.length >= PROFILE_GROUPS_MAX) {
    return {
      kind: 'refused',
      path: 'tag',
      message: `You have reached the limit of ${PROFILE_GROUPS_MAX} groups. Remove one first.`,
    };
  }
  const groups = known
    ? layers.groups.map((group) => (group.tag === tag ? { tag, values } : group))
    : [...layers.groups, { tag, values }];
  return { kind: 'changed', layers: { ...layers, groups } };
}

function orderGroups(layers: TenantLayers, tags: readonly string[]): LayerChange {
  const groups = tags.flatMap((tag) => layers.groups.filter((group) => group.tag === tag));
  const isSameSet = new Set(tags).size === layers.groups.length && groups.length === layers.groups.length;
  return isSameSet
    ? { kind: 'changed', layers: { ...layers, groups } }
    : { kind: 'refused', path: 'tags', message: 'Name every group once.' };
}
