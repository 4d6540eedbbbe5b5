'use client';

import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  fieldPath,
  type ProfileVocabulary,
  profileFieldName,
  type StoreId,
  type StoreProfileLayers,
} from '@sightline/spec';
import { IconPencil } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { type InheritedValue, inheritedValues } from './inherited-values.ts';
import { originText, valueText } from './profile-words.ts';
import classes from './profiles.module.css';
import { StoreProfileEditor } from './store-profile-editor.tsx';
import { useStoreProfile } from './use-profiles.ts';

interface StoreProfilePanelProps {
  readonly storeId: StoreId;
  readonly storeName: string;
}

/** What a store is checked by: each value with the layer it comes from. */
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

/** The values that every store has first, those of the lists' variables whether set or not, then what was chosen. */
function pathsOf(values: ReadonlyMap<string, InheritedValue>, { variables }: ProfileVocabulary): string[] {
  const first = ['pos', 'region', 'environment', ...variables.map(({ name }) => fieldPath('variables', name))];
  return [...new Set([...first, 'intervalS', 'pinsAddresses', ...values.keys()])];
}
