'use client';

import { Drawer, EmptyState, Select } from '@mantine/core';
import { formatCount, PROFILE_GROUPS_MAX, type ProfileLayer, type Profiles } from '@sightline/spec';
import { IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '../../shared/ui/panel.tsx';
import { GroupRow } from './group-row.tsx';
import { LayerEditor } from './layer-editor.tsx';
import classes from './profiles.module.css';

/** Groups of stores by tag, with the values each sets; a later group overrides an earlier one. */
export function GroupsPanel({ profiles }: { readonly profiles: Profiles }) {
  const [edited, setEdited] = useState<string | null>(null);
  const taken = new Set(profiles.groups.map(({ tag }) => tag));
  const free = profiles.tags.filter(({ tag }) => !taken.has(tag));
  return (
    <Panel
      title="Store groups"
      aside={
        <Select
          aria-label="Set values for a group"
          placeholder="Set values for a tag"
          searchable
          disabled={free.length === 0 || taken.size >= PROFILE_GROUPS_MAX}
          data={free.map(({ tag, storeCount }) => ({
            value: tag,
            label: `${tag} (${formatCount(storeCount, 'store')})`,
          }))}
          value={null}
          onChange={setEdited}
        />
      }
    >
      {profiles.groups.length === 0 ? (
        <EmptyState
          py="xl"
          icon={<IconStack2 />}
          title="No group values"
          description={
            profiles.tags.length === 0
              ? 'Tag stores first, then set values for all stores with a tag.'
              : 'Tag values apply to every store with that tag and override the all-stores values.'
          }
        />
      ) : (
        <ol className={classes.groups}>
          {profiles.groups.map((group) => (
            <GroupRow
              key={group.tag}
              profiles={profiles}
              group={group}
              onEdit={() => {
                setEdited(group.tag);
              }}
            />
          ))}
        </ol>
      )}
      <Drawer
        opened={edited !== null}
        onClose={() => {
          setEdited(null);
        }}
        position="right"
        size={820}
        title={`Stores tagged ${edited ?? ''}`}
      >
        {edited !== null && (
          <LayerEditor
            saved={profiles.groups.find(({ tag }) => tag === edited)?.values ?? {}}
            storeCount={profiles.tags.find(({ tag }) => tag === edited)?.storeCount ?? 0}
            below={belowOf(profiles)}
            vocabulary={profiles.vocabulary}
            changeOf={(values) => ({ kind: 'group', tag: edited, values })}
            onSaved={() => {
              setEdited(null);
            }}
          />
        )}
      </Drawer>
    </Panel>
  );
}

/** Returns what every group inherits; what it inherits from other groups depends on the store. */
function belowOf({ tenant }: Profiles): ProfileLayer[] {
  return [{ origin: { kind: 'tenant' }, values: tenant }];
}
