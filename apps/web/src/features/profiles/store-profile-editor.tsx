'use client';

import { Alert, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ProfileValues, StoreId, StoreProfileLayers } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { faultsOf } from './faults-of.ts';
import { ProfileFields } from './profile-fields.tsx';
import classes from './profiles.module.css';
import { useChangeStoreProfile } from './use-profiles.ts';

interface StoreProfileEditorProps {
  readonly storeId: StoreId;
  readonly profile: StoreProfileLayers;
  readonly onDone: () => void;
}

/** Edits what one store sets itself; what it does not set is inherited. */
export function StoreProfileEditor({ storeId, profile, onDone }: StoreProfileEditorProps) {
  const tenant = useTenant();
  const change = useChangeStoreProfile(tenant.id, storeId);
  const own = profile.layers.at(-1)?.values ?? {};
  const [values, setValues] = useState<ProfileValues>(own);
  const isChanged = JSON.stringify(values) !== JSON.stringify(own);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate(values, {
      onSuccess: () => {
        notifications.show({ color: 'teal', title: 'Saved', message: 'The hosts of this store are planned anew.' });
        onDone();
      },
    });
  };
  return (
    <form onSubmit={save} noValidate className={classes.editor}>
      <ProfileFields
        values={values}
        onChange={(next) => {
          setValues(next);
          change.reset();
        }}
        below={profile.layers.slice(0, -1)}
        vocabulary={profile.vocabulary}
        faultOf={faultsOf(change.error)}
      />
      {change.isError && (
        <Alert color="red" role="alert" mt="md">
          {change.error.message} <code>{codeOf(change.error)}</code>
        </Alert>
      )}
      <Group className={classes.actions} justify="end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={!isChanged} loading={change.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}
