'use client';

import { useDeferredValue, useState } from 'react';
import { usePack } from '../../shared/pack/use-pack.ts';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { SourceWarnings } from '../pack-sources/source-warnings.tsx';
import { AllowlistNav } from '../packs/allowlist-nav.tsx';
import { AvailableVersions } from '../packs/available-versions.tsx';
import { usePacks } from '../packs/use-packs.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { AllowlistHead } from './allowlist-head.tsx';
import { ListChoice } from './list-choice.tsx';
import { NoLists } from './no-lists.tsx';
import { PrintedList } from './printed-list.tsx';
import { useAllowlist } from './use-allowlist.ts';
import { useShcustomPack } from './use-shown-list.ts';

/** A whole list as printed, section by section, with the state of every entry over the fleet. */
export function AllowlistPage() {
  const tenant = useTenant();
  const allowlist = useAllowlist(tenant.id);
  const packs = usePacks(tenant.id).data?.packs ?? [];
  const { shown, show } = useShcustomPack(allowlist.data);
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
              <ListChoice allowlist={data} titles={titles} shown={shown} onShow={show} />
              <QueryView query={pack} skeleton={<PanelSkeleton rows={8} rowHeight={96} />}>
                {(printed) => <PrintedList pack={printed} list={shown.list} search={words} />}
              </QueryView>
            </>
          )
        }
      </QueryView>
    </>
  );
}
