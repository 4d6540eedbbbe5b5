'use client';

import { Group, Select, Text, UnstyledButton } from '@mantine/core';
import { formatCount, type PackList, type PackSummary } from '@sightline/spec';
import { useState } from 'react';
import { Instant } from '../../shared/time/instant.tsx';
import { NotFoundNotice } from '../../shared/ui/error-notice.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { Panel, PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import { AllowlistNav } from '../allowlists/allowlist-nav.tsx';
import { AdoptPanel } from './adopt/adopt-panel.tsx';
import { AdoptionHistory } from './adopt/adoption-history.tsx';
import { AdoptionsPanel } from './adopt/adoptions-panel.tsx';
import { DiffPanel } from './diff/diff-panel.tsx';
import { ImpactPanel } from './diff/impact-panel.tsx';
import { versionText } from './pack-words.ts';
import classes from './packs.module.css';
import { usePacks } from './use-packs.ts';
import { firstChoice, lookAt, type VersionPair } from './version-pair.ts';

/** Shows a pack: its versions, what one changes, its impact on stores, and the versions in use. */
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
  usePageTitle(pack.title);
  const [pair, setPair] = useState(() => firstChoice(pack));
  const [tags, setTags] = useState<readonly string[]>([]);
  return (
    <>
      <PageHead
        title={pack.title}
        sub={
          <>
            <span>{pack.kind === 'vendor' ? `Pack by ${pack.vendor}` : 'Custom pack'}</span>
            <span>{formatCount(pack.versions.length, 'version')}</span>
          </>
        }
        actions={<VersionChoice pack={pack} pair={pair} onPair={setPair} />}
      />
      <AllowlistNav current="packs" />
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

interface VersionChoiceProps {
  readonly pack: PackSummary;
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
}

/** Chooses the version to view and the one to compare it with; nothing with a single version. */
function VersionChoice({ pack, pair, onPair }: VersionChoiceProps) {
  if (pack.versions.length < 2) return null;
  const older = pack.versions.filter(({ version }) => version < pair.to);
  return (
    <Group gap="xs">
      {older.length > 0 && (
        <>
          <Select
            w={130}
            aria-label="Compare from"
            allowDeselect={false}
            value={pair.from === null ? null : String(pair.from)}
            data={older.map(option)}
            onChange={(from) => {
              if (from !== null) onPair({ ...pair, from: Number(from) });
            }}
          />
          <Text c="dimmed" size="sm">
            to
          </Text>
        </>
      )}
      <Select
        w={130}
        aria-label="Version to view"
        allowDeselect={false}
        value={String(pair.to)}
        data={pack.versions.map(option)}
        onChange={(to) => {
          if (to !== null) onPair(lookAt(pack, pair, Number(to)));
        }}
      />
    </Group>
  );
}

function option({ version }: PackSummary['versions'][number]): { value: string; label: string } {
  return { value: String(version), label: `Version ${String(version)}` };
}

interface VersionsPanelProps {
  readonly pack: PackSummary;
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
}

/** Shows every version of a pack, when it was published and how many stores use it; selects the one to view. */
function VersionsPanel({ pack, pair, onPair }: VersionsPanelProps) {
  return (
    <Panel title="Versions">
      <ul className={classes.stand}>
        {pack.versions.map(({ version, publishedAt, entryCount, storeCount }) => (
          <li key={version}>
            <UnstyledButton
              className={classes.version}
              aria-current={version === pair.to}
              onClick={() => {
                onPair(lookAt(pack, pair, version));
              }}
            >
              <span className={classes.standTitle}>
                {versionText(version)} <span className={classes.optional}>{formatCount(storeCount, 'store')}</span>
              </span>
              <span className={classes.standSub}>
                {formatCount(entryCount, 'entry')},{' '}
                {publishedAt === null ? 'shipped with Sightline' : <Instant at={publishedAt} />}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
