'use client';

import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CursorPages } from './use-cursor-pages.ts';

interface PageButtonsProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
  /** What the page before and the page after hold, for example "Newer" and "Older". */
  readonly labels: { readonly previous: string; readonly next: string };
}

/** The way to the page before and the one after; nothing when there is one page. */
export function PageButtons({ pages, nextCursor, labels }: PageButtonsProps) {
  if (pages.index === 0 && nextCursor === null) return null;
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconChevronLeft size={15} />}
        disabled={pages.index === 0}
        onClick={pages.previous}
      >
        {labels.previous}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        rightSection={<IconChevronRight size={15} />}
        disabled={nextCursor === null}
        onClick={() => {
          if (nextCursor !== null) pages.next(nextCursor);
        }}
      >
        {labels.next}
      </Button>
    </Group>
  );
}
