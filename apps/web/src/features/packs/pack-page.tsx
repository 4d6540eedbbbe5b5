'use client';

import type { PackList, PackSummary } from '@sightline/spec';
import { useState } from 'react';
import { NotFoundNotice } from '../../shared/ui/not-found-notice.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { AdoptPanel } from './adopt-panel.tsx';
import { AdoptionHistory } from './adoption-history.tsx';
import { AdoptionsPanel } from './adoptions-panel.tsx';
import { AllowlistNav } from './allowlist-nav.tsx';
import { DiffPanel } from './diff-panel.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import classes from './packs.module.css';
import { usePacks } from './use-packs.ts';
import { VersionChoice } from './version-choice.tsx';
import { firstChoice } from './version-pair.ts';
import { VersionsPanel } from './versions-panel.tsx';

/** One list: its versions, what one changes, what that would mean for stores, and which stores are on which. */
export function PackPage({ packId }: { readonly packId: string }) {
  const tenant = useTenant();
  const query = usePacks(tenant.id);
  return (
    <QueryView query={query} skeleton={<PanelSkeleton rows={6} />}>
      {(list) => {
        const pack = list.packs.find((candidate) => candidate.packId === packId);
        return pack === undefined ? <NotFoundNotice /> : <PackView pack={pack} list={list} />;
      }}
    </QueryView>
  );
}

function PackView({ pack, list }: { readonly pack: PackSummary; readonly list: PackList }) {
  const [pair, setPair] = useState(() => firstChoice(pack));
  const [tags, setTags] = useState<readonly string[]>([]);
  return (
    <>
      <PageHead
        title={pack.title}
        sub={
          <>
            <span>{pack.kind === 'vendor' ? `A list of ${pack.vendor}` : 'A list of your own'}</span>
            <span>{pack.versions.length === 1 ? '1 version' : `${String(pack.versions.length)} versions`}</span>
          </>
        }
        actions={<VersionChoice pack={pack} pair={pair} onPair={setPair} />}
      />
      <AllowlistNav current="lists" />
      <div className={classes.columns}>
        <div className={classes.column}>
          <DiffPanel pack={pack} pair={pair} />
          <ImpactPanel pack={pack} version={pair.to} tags={tags} />
        </div>
        <div className={classes.side}>
          <AdoptPanel pack={pack} list={list} version={pair.to} tags={tags} onTags={setTags} />
          <AdoptionsPanel pack={pack} />
          <VersionsPanel pack={pack} pair={pair} onPair={setPair} />
          <AdoptionHistory packId={pack.packId} />
        </div>
      </div>
    </>
  );
}
