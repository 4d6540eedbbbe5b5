'use client';

import { Button, MultiSelect, Radio, Stack, Text } from '@mantine/core';
import { type GetInputPropsReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import {
  type AdoptionScope,
  formatCount,
  formatList,
  formatNumber,
  type PackList,
  type PackSummary,
} from '@sightline/spec';
import { ErrorAlert } from '../../../shared/ui/error-notice.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { useAdoptPack } from '../use-packs.ts';
import classes from './adopt.module.css';

interface AdoptPanelProps {
  readonly pack: PackSummary;
  readonly list: PackList;
  readonly version: number;
  /** The chosen tags; the impact panel shows the version's impact on their stores. */
  readonly tags: readonly string[];
  readonly onTags: (tags: readonly string[]) => void;
}

/** Adopts the selected version for all stores, or for the stores of some tags first. */
export function AdoptPanel({ pack, list, version, tags, onTags }: AdoptPanelProps) {
  const tenant = useTenant();
  const adopt = useAdoptPack(tenant.id);
  const form = useForm<Pick<AdoptionDraft, 'kind' | 'staged'>>({
    initialValues: { kind: 'all', staged: 'follow' },
    onValuesChange: (next) => {
      if (next.kind === 'all') onTags([]);
    },
  });
  const { kind } = form.values;
  const scope = scopeOf({ ...form.values, tags });
  const submit = form.onSubmit(() => {
    if (scope === null) return;
    adopt.mutate(
      { packId: pack.packId, version, scope },
      {
        onSuccess: ({ storeCount }) => {
          notifications.show({
            color: 'teal',
            title: `Version ${String(version)} adopted`,
            message: `${formatCount(storeCount, 'store')} will switch to it within seconds.`,
          });
        },
      },
    );
  });

  return (
    <Panel title={`Adopt version ${String(version)}`}>
      <form onSubmit={submit} className={classes.pad}>
        <Stack gap="sm">
          <Radio.Group aria-label="For which stores" {...form.getInputProps('kind')}>
            <Stack gap={8}>
              <Radio value="all" label={`All stores (${formatNumber(list.storeCount)})`} />
              <Radio value="tags" label="Some stores first, by tag" disabled={list.tags.length === 0} />
            </Stack>
          </Radio.Group>
          {kind === 'tags' && (
            <MultiSelect
              aria-label="Tags"
              placeholder={tags.length === 0 ? 'Choose tags' : ''}
              data={list.tags.map(({ tag, storeCount }) => ({
                value: tag,
                label: `${tag} (${formatCount(storeCount, 'store')})`,
              }))}
              value={[...tags]}
              onChange={onTags}
              searchable
              clearable
            />
          )}
          {kind === 'all' && <StagedChoice staged={stagedTags(pack)} inputProps={form.getInputProps('staged')} />}
          <ErrorAlert error={adopt.error} py="xs" />
          <Button type="submit" loading={adopt.isPending} disabled={scope === null}>
            Adopt version {version}
          </Button>
          <Text size="xs" c="dimmed">
            Checks keep their history. You can roll back at any time.
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}

/** The form as filled in. */
interface AdoptionDraft {
  readonly kind: 'all' | 'tags';
  readonly tags: readonly string[];
  /** What happens to tags with their own version when all stores adopt one. */
  readonly staged: 'follow' | 'stay';
}

/** Returns the scope to adopt for; null while no tag is chosen. */
function scopeOf({ kind, tags, staged }: AdoptionDraft): AdoptionScope | null {
  if (kind === 'all') return { kind: 'all', staged };
  return tags.length === 0 ? null : { kind: 'tags', tags: [...tags] };
}

/** Returns the tags with their own version; not those whose stores don't use the pack. */
function stagedTags({
  adoptions,
}: PackSummary): readonly { readonly tags: readonly string[]; readonly version: number }[] {
  return adoptions.filter(({ tags, version }) => tags.length > 0 && version > 0);
}

interface StagedChoiceProps {
  readonly staged: ReturnType<typeof stagedTags>;
  readonly inputProps: GetInputPropsReturnType;
}

/** Asks whether tags with their own version switch too; nothing where there are none. */
function StagedChoice({ staged, inputProps }: StagedChoiceProps) {
  if (staged.length === 0) return null;
  const named = staged.map(
    ({ tags, version }) => `${formatList(tags, { conjunction: 'or' })} (version ${String(version)})`,
  );
  return (
    <div className={classes.staged}>
      <Radio.Group label={`Stores tagged ${formatList(named)} have their own version`} {...inputProps}>
        <Stack gap={8} mt={6}>
          <Radio value="follow" label="Switch them too" />
          <Radio value="stay" label="Keep their version" />
        </Stack>
      </Radio.Group>
    </div>
  );
}
