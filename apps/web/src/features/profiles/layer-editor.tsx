'use client';

import { Alert, Button, Group, Modal, Table, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import {
  formatCount,
  formatNumber,
  type ProfileChange,
  type ProfileLayer,
  type ProfilePreview,
  type ProfileValues,
  type ProfileVocabulary,
  profileFieldName,
} from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemErrors } from '../../shared/forms/form-errors.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { valueText } from './profile-words.ts';
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
  const preview = usePreview(tenant.id);
  const change = useChangeProfiles(tenant.id);
  const form = useForm<{ readonly values: ProfileValues }>({ initialValues: { values: saved } });
  const { values } = form.values;
  const edit = (next: ProfileValues): void => {
    form.setFieldValue('values', next);
    form.clearErrors();
    preview.reset();
  };
  const review = form.onSubmit((draft) => {
    preview.mutate(changeOf(draft.values), {
      onError: (error) => {
        form.setErrors(problemErrors(error));
      },
    });
  });
  const confirm = (): void => {
    change.mutate(changeOf(values), {
      onSuccess: ({ storeCount }) => {
        preview.reset();
        notifications.show({
          color: 'teal',
          title: 'Saved',
          message: `${formatCount(storeCount, 'store')} planned anew.`,
        });
        onSaved?.();
      },
    });
  };
  return (
    <form onSubmit={review} noValidate className={classes.editor}>
      <ProfileFields values={values} onChange={edit} below={below} vocabulary={vocabulary} errors={form.errors} />
      <ErrorAlert error={preview.error} mt="md" />
      <Group className={classes.actions} justify="end">
        <Button
          variant="default"
          disabled={!form.isDirty()}
          onClick={() => {
            edit(saved);
          }}
        >
          Discard
        </Button>
        <Button type="submit" disabled={!form.isDirty()} loading={preview.isPending}>
          Review the change
        </Button>
      </Group>
      <Modal opened={preview.data !== undefined} onClose={preview.reset} title="What this changes" size="lg" centered>
        {preview.data && (
          <>
            <ChangeReview preview={preview.data} vocabulary={vocabulary} />
            <ErrorAlert error={change.error} my="md" />
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

interface ChangeReviewProps {
  readonly preview: ProfilePreview;
  readonly vocabulary: ProfileVocabulary;
}

/** What a change would do: how many stores it reaches, what changes in them, and which it must not leave without a value. */
function ChangeReview({ preview, vocabulary }: ChangeReviewProps) {
  const { storeCount, differences, differenceCount, incomplete, incompleteCount } = preview;
  return (
    <>
      {incompleteCount > 0 && (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={18} />}
          title={`${formatCount(incompleteCount, 'store')} would be incomplete`}
          mb="md"
        >
          Set these for the stores, or for a group of them, first:
          <ul className={classes.incomplete}>
            {incomplete.map(({ number, name, missing }) => (
              <li key={number}>
                {number} {name}: {missing.map((field) => profileFieldName(field, vocabulary)).join(', ')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Text mb="sm">
        {storeCount === 0 ? (
          'No store gets another profile by this.'
        ) : (
          <b>{formatCount(storeCount, 'store')} will be planned anew.</b>
        )}
      </Text>
      {differences.length > 0 && (
        <Table.ScrollContainer minWidth={420}>
          <Table verticalSpacing={8}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Value</Table.Th>
                <Table.Th>Now</Table.Th>
                <Table.Th>Then</Table.Th>
                <Table.Th ta="right">Stores</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.map(({ path, before, after, storeCount: count }) => (
                <Table.Tr key={`${path} ${before ?? ''} ${after ?? ''}`}>
                  <Table.Td>{profileFieldName(path, vocabulary)}</Table.Td>
                  <Table.Td c="dimmed">{valueText(path, before)}</Table.Td>
                  <Table.Td fw={600}>{valueText(path, after)}</Table.Td>
                  <Table.Td ta="right">{formatNumber(count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {differenceCount > differences.length && (
        <Text size="sm" c="dimmed">
          and {differenceCount - differences.length} more kinds of change
        </Text>
      )}
    </>
  );
}
