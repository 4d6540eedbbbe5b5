'use client';

import { UnstyledButton } from '@mantine/core';
import type { PackSummary } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { counted, versionText } from './pack-words.ts';
import classes from './packs.module.css';
import { lookAt, type VersionPair } from './version-pair.ts';

interface VersionsPanelProps {
  readonly pack: PackSummary;
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
}

/** Every version of a list, when it came and how many stores are on it; one of them is looked at. */
export function VersionsPanel({ pack, pair, onPair }: VersionsPanelProps) {
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
                {versionText(version)} <span className={classes.optional}>{counted(storeCount, 'store')}</span>
              </span>
              <span className={classes.standSub}>
                {counted(entryCount, 'entry', 'entries')},{' '}
                {publishedAt === null ? 'came with Sightline' : <Instant at={publishedAt} />}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
