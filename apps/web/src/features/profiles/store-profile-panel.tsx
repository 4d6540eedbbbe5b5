'use client';

import { Button, Drawer, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  fieldPath,
  type ProfileValues,
  type ProfileVocabulary,
  profileFieldName,
  type StoreId,
  type StoreProfileLayers,
} from '@sightline/spec';
import { IconPencil } from '@tabler/icons-react';
import { problemErrors } from '../../shared/forms/form-errors.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { Panel, RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { type InheritedValue, inheritedValues } from './inherited-values.ts';
import { ProfileFields } from './profile-fields.tsx';
import { originText, valueText } from './profile-words.ts';
import classes from './profiles.module.css';
import { useChangeStoreProfile, useStoreProfile } from './use-profiles.ts';

interface StoreProfilePanelProps {
  readonly storeId: StoreId;
  readonly storeName: string;
}

/** Shows a store's profile: each value with the layer it comes from. */
export function StoreProfilePanel({ storeId, storeName }: StoreProfilePanelProps) {
  const tenant = useTenant();
  const query = useStoreProfile(tenant.id, storeId);
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Panel
      title="Profile"
      aside={
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPencil size={15} />}
          disabled={!query.data}
          onClick={open}
        >
          Edit
        </Button>
      }
    >
      <QueryView query={query} skeleton={<RowsSkeleton rows={2} />}>
        {(profile) => (
          <>
            <Values profile={profile} />
            <Drawer opened={isOpen} onClose={close} position="right" size={820} title={`Profile of ${storeName}`}>
              {isOpen && <StoreProfileEditor storeId={storeId} profile={profile} onDone={close} />}
            </Drawer>
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function Values({ profile: { layers, vocabulary } }: { readonly profile: StoreProfileLayers }) {
  const values = inheritedValues(layers);
  return (
    <dl className={classes.values}>
      {pathsOf(values, vocabulary).map((path) => {
        const value = values.get(path);
        return (
          <div key={path} className={classes.value}>
            <dt>{profileFieldName(path, vocabulary)}</dt>
            <dd>
              <span className={value === undefined ? classes.missing : undefined}>
                {valueText(path, value?.text ?? null)}
              </span>
              {value && (
                <span className={classes.from} data-own={value.origin.kind === 'store' || undefined}>
                  {originText(value.origin)}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Returns the paths to show: values of every store first, including the packs' unset variables, then the choices. */
function pathsOf(values: ReadonlyMap<string, InheritedValue>, { variables }: ProfileVocabulary): string[] {
  const first = ['pos', 'region', 'environment', ...variables.map(({ name }) => fieldPath('variables', name))];
  return [...new Set([...first, 'intervalS', 'pinsAddresses', ...values.keys()])];
}

interface StoreProfileEditorProps {
  readonly storeId: StoreId;
  readonly profile: StoreProfileLayers;
  readonly onDone: () => void;
}

/** Edits the values that a store sets itself; it inherits the rest. */
function StoreProfileEditor({ storeId, profile, onDone }: StoreProfileEditorProps) {
  const tenant = useTenant();
  const change = useChangeStoreProfile(tenant.id, storeId);
  const form = useForm<{ readonly values: ProfileValues }>({
    initialValues: { values: profile.layers.at(-1)?.values ?? {} },
  });
  const save = form.onSubmit(({ values }) => {
    change.mutate(values, {
      onSuccess: () => {
        notifications.show({ color: 'teal', title: 'Saved', message: "This store's checks will update shortly." });
        onDone();
      },
      onError: (error) => {
        form.setErrors(problemErrors(error));
      },
    });
  });
  return (
    <form onSubmit={save} noValidate className={classes.editor}>
      <ProfileFields
        values={form.values.values}
        onChange={(next) => {
          form.setFieldValue('values', next);
          form.clearErrors();
          change.reset();
        }}
        below={profile.layers.slice(0, -1)}
        vocabulary={profile.vocabulary}
        errors={form.errors}
      />
      <ErrorAlert error={change.error} mt="md" />
      <Group className={classes.actions} justify="end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={!form.isDirty()} loading={change.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}
