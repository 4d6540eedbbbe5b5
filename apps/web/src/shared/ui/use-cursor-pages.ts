'use client';

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
