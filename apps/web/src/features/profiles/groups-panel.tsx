'use client';

import { Drawer, EmptyState, Select } from '@mantine/core';
import { formatCount, PROFILE_GROUPS_MAX, type ProfileLayer, type Profiles } from '@sightline/spec';
import { IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '../../shared/ui/panel.tsx';
import { GroupRow } from './group-row.tsx';
import { LayerEditor } from './layer-editor.tsx';
import classes from './profiles.module.css';

/** Groups of stores by tag, with what each sets; a later one lies over an earlier one. */
export function GroupsPanel({ profiles }: { readonly profiles: Profiles }) {
  const [edited, setEdited] = useState<string | null>(null);
  const taken = new Set(profiles.groups.map(({ tag }) => tag));
  const free = profiles.tags.filter(({ tag }) => !taken.has(tag));
  return (
    <Panel
      title="Groups of stores"
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
          title="No group sets anything"
          description={
            profiles.tags.length === 0
              ? 'Give stores tags first; then values can be set for all stores of a tag.'
              : 'Values set for a tag hold for all its stores, over those of all stores.'
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

/** What every group lies over; that of other groups depends on the store. */
function belowOf({ tenant }: Profiles): ProfileLayer[] {
  return [{ origin: { kind: 'tenant' }, values: tenant }];
}
