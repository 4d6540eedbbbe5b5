'use client';

import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';

/** The position in a list that comes in pages with a cursor. */
export interface CursorPages {
  /** The cursor of this page; undefined on the first one. */
  readonly cursor: string | undefined;
  /** From 0. */
  readonly index: number;
  readonly next: (cursor: string) => void;
  readonly previous: () => void;
}

/** Remembers the cursors of visited pages; returns to the first page when `subject` changes. */
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
  /** Labels of the two buttons, for example "Newer" and "Older". */
  readonly labels: { readonly previous: string; readonly next: string };
}

/** Shows buttons to the previous and next pages; nothing with a single page. */
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
