'use client';

import { SegmentedControl, Select } from '@mantine/core';
import { type Allowlist, type AllowlistList, formatCount } from '@sightline/spec';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import classes from './allowlist.module.css';

interface PackChoiceProps {
  readonly allowlist: Allowlist;
  readonly titles: ReadonlyMap<string, string>;
  readonly shown: ShownPack;
  readonly onShow: (packId: string, version?: number) => void;
}

/** Chooses the pack on view, and its version where stores use several; nothing without a choice. */
export function PackChoice({ allowlist: { lists }, titles, shown, onShow }: PackChoiceProps) {
  const { list, version } = shown;
  if (lists.length < 2 && list.versions.length < 2) return null;
  return (
    <div className={classes.choice}>
      {lists.length > 1 && (
        <Select
          aria-label="Pack"
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
  return `Version ${String(version)} · ${formatCount(storeCount, 'store')}`;
}

/** The pack and version on view. */
interface ShownPack {
  readonly list: AllowlistList;
  readonly version: number;
}

/** Returns the pack in the URL, otherwise the first one at the version most stores use; null while it loads. */
export function useShownPack(allowlist: Allowlist | undefined): {
  readonly shown: ShownPack | null;
  readonly show: (packId: string, version?: number) => void;
} {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const lists = allowlist?.lists ?? [];
  const list = lists.find(({ packId }) => packId === params.get('pack')) ?? lists[0];
  const asked = list?.versions.find(({ version }) => String(version) === params.get('version'));
  const mostUsed = list?.versions.toSorted((a, b) => b.storeCount - a.storeCount)[0];
  const version = (asked ?? mostUsed)?.version;
  return {
    shown: list === undefined || version === undefined ? null : { list, version },
    show: (packId, asksFor) => {
      const next = new URLSearchParams({ pack: packId });
      if (asksFor !== undefined) next.set('version', String(asksFor));
      router.replace(`${pathname}?${next.toString()}`, { scroll: false });
    },
  };
}
