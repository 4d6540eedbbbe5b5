'use client';

import { Alert, Anchor, Button, CloseButton, EmptyState, Group, TextInput } from '@mantine/core';
import { formatCount, type Pack, type PackSummary } from '@sightline/spec';
import { IconClipboardOff, IconSearch, IconVersions } from '@tabler/icons-react';
import Link from 'next/link';
import { useDeferredValue, useState } from 'react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { SourceWarnings } from '../pack-sources/source-warnings.tsx';
import { changesText, packHref } from '../packs/pack-words.ts';
import { usePack, usePacks } from '../packs/use-packs.ts';
import { AllowlistNav } from './allowlist-nav.tsx';
import { PackChoice, useShownPack } from './pack-choice.tsx';
import { PrintedPack } from './printed-pack.tsx';
import { useAllowlist } from './use-allowlist.ts';

/** Shows a whole pack as printed, section by section, with the state of every entry across the fleet. */
export function AllowlistPage() {
  const tenant = useTenant();
  const allowlist = useAllowlist(tenant.id);
  const packs = usePacks(tenant.id).data?.packs ?? [];
  const { shown, show } = useShownPack(allowlist.data);
  const pack = usePack(tenant.id, shown === null ? null : { packId: shown.list.packId, version: shown.version });
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search);
  const titles = new Map(packs.map(({ packId, title }) => [packId, title]));
  return (
    <>
      <AllowlistHead pack={pack.data} search={search} onSearch={setSearch} />
      <AllowlistNav current="entries" />
      <SourceWarnings />
      <AvailableVersions packs={packs} />
      <QueryView query={allowlist} skeleton={<PanelSkeleton rows={8} rowHeight={96} />}>
        {(data) =>
          shown === null ? (
            <NoLists />
          ) : (
            <>
              <PackChoice allowlist={data} titles={titles} shown={shown} onShow={show} />
              <QueryView query={pack} skeleton={<PanelSkeleton rows={8} rowHeight={96} />}>
                {(printed) => <PrintedPack pack={printed} list={shown.list} search={words} />}
              </QueryView>
            </>
          )
        }
      </QueryView>
    </>
  );
}

interface AllowlistHeadProps {
  /** Undefined while it loads. */
  readonly pack: Pack | undefined;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Shows the pack on view, its version and date, the search, and the export. */
function AllowlistHead({ pack, search, onSearch }: AllowlistHeadProps) {
  return (
    <PageHead
      title="Allowlist"
      sub={
        pack === undefined ? (
          <span>&nbsp;</span>
        ) : (
          <>
            <span>{pack.title}</span>
            <span>Version {pack.version}</span>
            <span>Retrieved on {pack.source.retrievedAt}</span>
            <span>Source note: “{pack.source.updatedNote}”</span>
            <span>{formatCount(pack.entries.length, 'entry')}</span>
          </>
        )
      }
      actions={
        <Group gap="xs">
          <TextInput
            type="search"
            w={{ base: '100%', sm: 300 }}
            maw="100%"
            aria-label="Search the allowlist"
            placeholder="Search lines, ports, paths and addresses"
            leftSection={<IconSearch size={16} />}
            rightSection={
              search !== '' && (
                <CloseButton
                  size="sm"
                  aria-label="Clear"
                  onClick={() => {
                    onSearch('');
                  }}
                />
              )
            }
            value={search}
            onChange={(event) => {
              onSearch(event.currentTarget.value);
            }}
          />
          <ExportButton />
        </Group>
      }
    />
  );
}

/** Shown for a tenant whose stores use no pack. */
function NoLists() {
  const tenant = useTenant();
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconClipboardOff />}
        title="No packs in use"
        description="Stores have no checks until you adopt a pack."
      >
        <EmptyState.Actions>
          <Button component={Link} href={`/t/${tenant.slug}/packs`}>
            Choose a pack
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    </div>
  );
}

/** Announces each pack version that is ready to adopt, with what it changes. */
function AvailableVersions({ packs }: { readonly packs: readonly PackSummary[] }) {
  const tenant = useTenant();
  return packs.map(({ packId, title, available }) =>
    available === null ? null : (
      <Alert key={packId} variant="light" icon={<IconVersions />} role="status" mb="md" py="xs">
        Version {available.version} of {title} is available: it {changesText(available.changes)}.{' '}
        <Anchor component={Link} inherit fw={600} underline="always" href={packHref(tenant.slug, packId)}>
          Review and adopt
        </Anchor>
      </Alert>
    ),
  );
}
