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
  pluralize,
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
  /** How many stores the layer applies to. */
  readonly storeCount: number;
  readonly below: readonly ProfileLayer[];
  readonly vocabulary: ProfileVocabulary;
  readonly changeOf: (values: ProfileValues) => ProfileChange;
  readonly onSaved?: () => void;
}

/** Edits the values of all stores or of a group; shows what a change does before saving it. */
export function LayerEditor({ saved, storeCount, below, vocabulary, changeOf, onSaved }: LayerEditorProps) {
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
      onSuccess: (changed) => {
        preview.reset();
        notifications.show({
          color: 'teal',
          title: 'Saved',
          message: `Updating the checks of ${formatCount(changed.storeCount, 'store')}.`,
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
          Review change
        </Button>
      </Group>
      <Modal opened={preview.data !== undefined} onClose={preview.reset} title="What this changes" size="lg" centered>
        {preview.data && (
          <>
            <ChangeReview preview={preview.data} layerStoreCount={storeCount} vocabulary={vocabulary} />
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
  readonly layerStoreCount: number;
  readonly vocabulary: ProfileVocabulary;
}

/** Shows what a change would do: the stores and values it changes, and the stores it would leave incomplete. */
function ChangeReview({ preview, layerStoreCount, vocabulary }: ChangeReviewProps) {
  const { storeCount, differences, differenceCount, incomplete, incompleteCount } = preview;
  const keepCount = layerStoreCount - storeCount;
  return (
    <>
      {incompleteCount > 0 && (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={18} />}
          title={`${formatCount(incompleteCount, 'store')} would be incomplete`}
          mb="md"
        >
          First set these values for the stores, or for a group of them:
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
          'No store changes: each has its own value.'
        ) : (
          <b>
            {formatCount(storeCount, 'store gets', 'stores get')} new checks
            {keepCount > 0 &&
              `; ${formatNumber(keepCount)} ${pluralize(keepCount, 'keeps its', 'keep their')} own value`}
            .
          </b>
        )}
      </Text>
      {differences.length > 0 && (
        <Table.ScrollContainer minWidth={420}>
          <Table verticalSpacing={8}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Value</Table.Th>
                <Table.Th>Now</Table.Th>
                <Table.Th>After</Table.Th>
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
          and {formatNumber(differenceCount - differences.length)} more changes
        </Text>
      )}
    </>
  );
}
