'use client';

import { SegmentedControl, Select } from '@mantine/core';
import type { Allowlist, AllowlistList } from '@sightline/spec';
import classes from './allowlist.module.css';
import type { ShcustomPack } from './use-shown-list.ts';

interface ListChoiceProps {
  readonly allowlist: Allowlist;
  readonly titles: ReadonlyMap<string, string>;
  readonly shown: ShcustomPack;
  readonly onShow: (packId: string, version?: number) => void;
}

/** Which of several lists is shown, and which version where stores are on several; nothing where there is no choice. */
export function ListChoice({ allowlist: { lists }, titles, shown, onShow }: ListChoiceProps) {
  const { list, version } = shown;
  if (lists.length < 2 && list.versions.length < 2) return null;
  return (
    <div className={classes.choice}>
      {lists.length > 1 && (
        <Select
          aria-label="List"
          w={{ base: '100%', sm: 340 }}
          allowDeselect={false}
          value={list.packId}
          data={lists.map(({ packId }) => ({ value: packId, label: titles.get(packId) ?? packId }))}
          onChange={(packId) => {
            if (packId !== null) onShow(packId);
          }}
        />
      )}
      {list.versions.length > 1 && (
        <SegmentedControl
          aria-label="Version"
          value={String(version)}
          data={list.versions.map((one) => ({ value: String(one.version), label: versionLabel(one) }))}
          onChange={(value) => {
            onShow(list.packId, Number(value));
          }}
        />
      )}
    </div>
  );
}

function versionLabel({ version, storeCount }: AllowlistList['versions'][number]): string {
  return `Version ${String(version)} · ${storeCount === 1 ? '1 store' : `${storeCount.toLocaleString('en')} stores`}`;
}
