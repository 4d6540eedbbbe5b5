'use client';

import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { flatProfile, formatCount, type Profiles, profileFieldName } from '@sightline/spec';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { valueText } from './profile-words.ts';
import classes from './profiles.module.css';
import { useChangeProfiles } from './use-profiles.ts';

interface GroupRowProps {
  readonly profiles: Profiles;
  readonly group: Profiles['groups'][number];
  readonly onEdit: () => void;
}

/** Shows a group of stores: the values it sets, its place among the groups, and the buttons to change it. */
export function GroupRow({ profiles, group, onEdit }: GroupRowProps) {
  const tenant = useTenant();
  const change = useChangeProfiles(tenant.id);
  const tags = profiles.groups.map(({ tag }) => tag);
  const place = tags.indexOf(group.tag);
  const failed = (error: Error): void => {
    notifications.show({ color: 'red', title: `Could not change ${group.tag}`, message: error.message });
  };
  const move = (by: 1 | -1): void => {
    const others = tags.filter((tag) => tag !== group.tag);
    change.mutate({ kind: 'order', tags: others.toSpliced(place + by, 0, group.tag) }, { onError: failed });
  };
  const remove = (): void => {
    change.mutate({ kind: 'remove_group', tag: group.tag }, { onError: failed });
  };
  return (
    <li className={classes.group}>
      <div>
        <span className={classes.groupTag}>{group.tag}</span>
        <Text component="span" size="sm" c="dimmed">
          {formatCount(group.storeCount, 'store')}
        </Text>
        <GroupValues profiles={profiles} group={group} />
      </div>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${group.tag} up`}
          disabled={place === 0 || change.isPending}
          onClick={() => {
            move(-1);
          }}
        >
          <IconArrowUp size={17} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${group.tag} down`}
          disabled={place === tags.length - 1 || change.isPending}
          onClick={() => {
            move(1);
          }}
        >
          <IconArrowDown size={17} />
        </ActionIcon>
        <Button variant="default" size="compact-md" leftSection={<IconPencil size={15} />} onClick={onEdit}>
          Edit
        </Button>
        <ConfirmPopover
          label={`Remove the values of ${group.tag}`}
          text="Its stores inherit the all-stores values again, and their checks update shortly. The tag is kept."
          action="Remove values"
          isPending={change.isPending}
          onConfirm={remove}
        >
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove the values of ${group.tag}`}>
            <IconTrash size={17} />
          </ActionIcon>
        </ConfirmPopover>
      </Group>
    </li>
  );
}

function GroupValues({ profiles: { vocabulary }, group }: Pick<GroupRowProps, 'profiles' | 'group'>) {
  const values = [...flatProfile(group.values)];
  return (
    <ul className={classes.chips}>
      {values.length === 0 && <li className={classes.chip}>No values</li>}
      {values.map(([path, text]) => (
        <li key={path} className={classes.chip}>
          {profileFieldName(path, vocabulary)} <b>{valueText(path, text)}</b>
        </li>
      ))}
    </ul>
  );
}
