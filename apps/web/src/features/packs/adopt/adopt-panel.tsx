'use client';

import { Alert, Button, MultiSelect, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AdoptionScope, PackList, PackSummary } from '@sightline/spec';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../../../shared/ui/error-notice.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { counted } from '../pack-words.ts';
import { useAdoptPack } from '../use-packs.ts';
import classes from './adopt.module.css';

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

/** What is chosen in the form. */
interface AdoptionDraft {
  readonly kind: 'all' | 'tags';
  readonly tags: readonly string[];
  /** What becomes of tags on a version of their own when all stores are put on one. */
  readonly staged: 'follow' | 'stay';
}

/** The scope that a draft asks for; null while tags are still to be chosen. */
function scopeOf({ kind, tags, staged }: AdoptionDraft): AdoptionScope | null {
  if (kind === 'all') return { kind: 'all', staged };
  return tags.length === 0 ? null : { kind: 'tags', tags: [...tags] };
}

/** Tags that are on a version of their own, with which; those that do not use the list are none of them. */
function stagedTags({
  adoptions,
}: PackSummary): readonly { readonly tags: readonly string[]; readonly version: number }[] {
  return adoptions.filter(({ tags, version }) => tags.length > 0 && version > 0);
}

interface StagedChoiceProps {
  readonly staged: ReturnType<typeof stagedTags>;
  readonly value: AdoptionDraft['staged'];
  readonly onChange: (staged: AdoptionDraft['staged']) => void;
}

/** Where some tags are on a version of their own: whether they follow. Nothing where none are. */
function StagedChoice({ staged, value, onChange }: StagedChoiceProps) {
  if (staged.length === 0) return null;
  const named = staged.map(({ tags, version }) => `${tags.join(' or ')} (version ${String(version)})`).join(', ');
  return (
    <div className={classes.staged}>
      <Radio.Group
        label={`Stores tagged ${named} are on a version of their own`}
        value={value}
        onChange={(next) => {
          onChange(next === 'stay' ? 'stay' : 'follow');
        }}
      >
        <Stack gap={8} mt={6}>
          <Radio value="follow" label="They follow" />
          <Radio value="stay" label="They stay where they are" />
        </Stack>
      </Radio.Group>
    </div>
  );
}
