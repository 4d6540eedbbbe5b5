'use client';

import { Alert, Button, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ProfileChange, ProfileLayer, ProfileValues, ProfileVocabulary } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ChangeReview } from './change-review.tsx';
import { faultsOf } from './faults-of.ts';
import { ProfileFields } from './profile-fields.tsx';
import { storesText } from './profile-words.ts';
import classes from './profiles.module.css';
import { useChangeProfiles, usePreview } from './use-profiles.ts';

interface LayerEditorProps {
  readonly saved: ProfileValues;
  readonly below: readonly ProfileLayer[];
  readonly vocabulary: ProfileVocabulary;
  readonly changeOf: (values: ProfileValues) => ProfileChange;
  readonly onSaved?: () => void;
}

/** Edits what is set for all stores or for a group; a change is shown before it is made. */
export function LayerEditor({ saved, below, vocabulary, changeOf, onSaved }: LayerEditorProps) {
  const tenant = useTenant();
  const [values, setValues] = useState(saved);
  const preview = usePreview(tenant.id);
  const change = useChangeProfiles(tenant.id);
  const isChanged = JSON.stringify(values) !== JSON.stringify(saved);
  const edit = (next: ProfileValues): void => {
    setValues(next);
    preview.reset();
  };
  const review = (event: SubmitEvent): void => {
    event.preventDefault();
    preview.mutate(changeOf(values));
  };
  const confirm = (): void => {
    change.mutate(changeOf(values), {
      onSuccess: ({ storeCount }) => {
        preview.reset();
        notifications.show({ color: 'teal', title: 'Saved', message: `${storesText(storeCount)} planned anew.` });
        onSaved?.();
      },
    });
  };
  return (
    <form onSubmit={review} noValidate className={classes.editor}>
      <ProfileFields
        values={values}
        onChange={edit}
        below={below}
        vocabulary={vocabulary}
        faultOf={faultsOf(preview.error)}
      />
      {preview.isError && (
        <Alert color="red" role="alert" mt="md">
          {preview.error.message} <code>{codeOf(preview.error)}</code>
        </Alert>
      )}
      <Group className={classes.actions} justify="end">
        <Button
          variant="default"
          disabled={!isChanged}
          onClick={() => {
            edit(saved);
          }}
        >
          Discard
        </Button>
        <Button type="submit" disabled={!isChanged} loading={preview.isPending}>
          Review the change
        </Button>
      </Group>
      <Modal opened={preview.data !== undefined} onClose={preview.reset} title="What this changes" size="lg" centered>
        {preview.data && (
          <>
            <ChangeReview preview={preview.data} vocabulary={vocabulary} />
            {change.isError && (
              <Alert color="red" role="alert" my="md">
                {change.error.message} <code>{codeOf(change.error)}</code>
              </Alert>
            )}
            <Group justify="end" mt="md">
              <Button variant="default" onClick={preview.reset}>
                Back
              </Button>
              <Button
                onClick={confirm}
                loading={change.isPending}
                disabled={preview.data.incompleteCount > 0}
                data-autofocus
              >
                Save
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </form>
  );
}
