'use client';

import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';

/** Where one is in an answer that comes by pages with a cursor. */
export interface CursorPages {
  /** The cursor of this page; undefined on the first one. */
  readonly cursor: string | undefined;
  /** From 0. */
  readonly index: number;
  readonly next: (cursor: string) => void;
  readonly previous: () => void;
}

/** Remembers the cursors of the pages that were seen; starts at the first page again when `subject` changes. */
export function useCursorPages(subject: string): CursorPages {
  const [seen, setSeen] = useState<{ subject: string; cursors: readonly string[] }>({ subject, cursors: [] });
  const cursors = seen.subject === subject ? seen.cursors : [];
  return {
    cursor: cursors.at(-1),
    index: cursors.length,
    next: (cursor) => {
      setSeen({ subject, cursors: [...cursors, cursor] });
    },
    previous: () => {
      setSeen({ subject, cursors: cursors.slice(0, -1) });
    },
  };
}

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
