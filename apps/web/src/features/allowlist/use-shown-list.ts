'use client';

import type { Allowlist, AllowlistList } from '@sightline/spec';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';

/** The list, and its version, that the page shows. */
export interface ShcustomPack {
  readonly list: AllowlistList;
  readonly version: number;
}

/** What the address asks for, else the first list at the version most stores are on; null before there is an answer. */
export function useShcustomPack(allowlist: Allowlist | undefined): {
  readonly shown: ShcustomPack | null;
  readonly show: (packId: string, version?: number) => void;
} {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const lists = allowlist?.lists ?? [];
  const list = lists.find(({ packId }) => packId === params.get('list')) ?? lists[0];
  const asked = list?.versions.find(({ version }) => String(version) === params.get('version'));
  const mostUsed = list?.versions.toSorted((a, b) => b.storeCount - a.storeCount)[0];
  const version = (asked ?? mostUsed)?.version;
  return {
    shown: list === undefined || version === undefined ? null : { list, version },
    show: (packId, asksFor) => {
      const next = new URLSearchParams({ list: packId });
      if (asksFor !== undefined) next.set('version', String(asksFor));
      router.replace(`${pathname}?${next.toString()}`, { scroll: false });
    },
  };
}
