'use client';

import { Anchor } from '@mantine/core';
import { usePack } from '../../shared/pack/use-pack.ts';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './packs.module.css';

interface SourceNoteProps {
  readonly packId: string;
  readonly version: number;
}

/** Where a version comes from, when it was read, and what its source says of itself. */
export function SourceNote({ packId, version }: SourceNoteProps) {
  const tenant = useTenant();
  const source = usePack(tenant.id, { packId, version }).data?.source;
  return (
    <p className={classes.source}>
      {source === undefined ? (
        <>&nbsp;</>
      ) : (
        <>
          Version {version} was retrieved on {source.retrievedAt}
          {source.url !== undefined && (
            <>
              {' '}
              from{' '}
              <Anchor href={source.url} target="_blank" rel="noreferrer" inherit underline="always">
                {new URL(source.url).host}
              </Anchor>
            </>
          )}
          . The source says: “{source.updatedNote}”
        </>
      )}
    </p>
  );
}
