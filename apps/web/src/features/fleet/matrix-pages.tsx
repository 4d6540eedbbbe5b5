'use client';

import { Group, Text } from '@mantine/core';
import { PageButtons } from '../../shared/ui/page-buttons.tsx';
import type { CursorPages } from '../../shared/ui/use-cursor-pages.ts';
import { MATRIX_PAGE_SIZE } from './use-matrix.ts';

interface MatrixPagesProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
  readonly shownCount: number;
  /** Null when only some of the stores are looked for: then nobody counted them. */
  readonly storeCount: number | null;
}

/** Which stores of how many are shown, and the way to the next ones. */
export function MatrixPages({ pages, nextCursor, shownCount, storeCount }: MatrixPagesProps) {
  const first = pages.index * MATRIX_PAGE_SIZE + 1;
  return (
    <Group justify="space-between" px="md" py="xs" style={{ borderTop: '1px solid var(--line)' }}>
      <Text size="sm" c="dimmed" className="tabular" role="status">
        Stores {first} to {first + shownCount - 1}
        {storeCount !== null && ` of ${storeCount}`}
      </Text>
      <PageButtons pages={pages} nextCursor={nextCursor} labels={{ previous: 'Previous', next: 'Next' }} />
    </Group>
  );
}
