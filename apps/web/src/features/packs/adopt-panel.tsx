'use client';

import { Alert, Button, MultiSelect, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { PackList, PackSummary } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { type AdoptionDraft, scopeOf, stagedTags } from './adoption-draft.ts';
import { counted } from './pack-words.ts';
import classes from './packs.module.css';
import { StagedChoice } from './staged-choice.tsx';
import { useAdoptPack } from './use-packs.ts';

interface AdoptPanelProps {
  readonly pack: PackSummary;
  readonly list: PackList;
  readonly version: number;
  /** The tags chosen; what the version would mean is shown for them. */
  readonly tags: readonly string[];
  readonly onTags: (tags: readonly string[]) => void;
}

/** Puts all stores, or those of some tags first, on the version that is looked at. */
export function AdoptPanel({ pack, list, version, tags, onTags }: AdoptPanelProps) {
  const tenant = useTenant();
  const adopt = useAdoptPack(tenant.id);
  const [kind, setKind] = useState<AdoptionDraft['kind']>('all');
  const [staged, setStaged] = useState<AdoptionDraft['staged']>('follow');
  const scope = scopeOf({ kind, tags, staged });

  const choose = (next: AdoptionDraft['kind']): void => {
    setKind(next);
    if (next === 'all') onTags([]);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (scope === null) return;
    adopt.mutate(
      { packId: pack.packId, version, scope },
      {
        onSuccess: ({ storeCount }) => {
          notifications.show({
            color: 'teal',
            title: `Version ${String(version)} is adopted`,
            message: `${counted(storeCount, 'store')} will check by it within seconds.`,
          });
        },
      },
    );
  };

  return (
    <Panel title={`Adopt version ${String(version)}`}>
      <form onSubmit={submit} className={classes.pad}>
        <Stack gap="sm">
          <Radio.Group
            aria-label="For which stores"
            value={kind}
            onChange={(value) => {
              choose(value === 'tags' ? 'tags' : 'all');
            }}
          >
            <Stack gap={8}>
              <Radio value="all" label={`Every store (${list.storeCount.toLocaleString('en')})`} />
              <Radio value="tags" label="Some stores first, by their tags" disabled={list.tags.length === 0} />
            </Stack>
          </Radio.Group>
          {kind === 'tags' && (
            <MultiSelect
              aria-label="Tags"
              placeholder={tags.length === 0 ? 'Choose tags' : ''}
              data={list.tags.map(({ tag, storeCount }) => ({
                value: tag,
                label: `${tag} (${counted(storeCount, 'store')})`,
              }))}
              value={[...tags]}
              onChange={onTags}
              searchable
              clearable
            />
          )}
          {kind === 'all' && <StagedChoice staged={stagedTags(pack)} value={staged} onChange={setStaged} />}
          {adopt.isError && (
            <Alert color="red" role="alert" py="xs">
              {adopt.error.message} <code>{codeOf(adopt.error)}</code>
            </Alert>
          )}
          <Button type="submit" loading={adopt.isPending} disabled={scope === null}>
            Adopt version {version}
          </Button>
          <Text size="xs" c="dimmed">
            Checks keep their history. It can be taken back at any time.
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}
