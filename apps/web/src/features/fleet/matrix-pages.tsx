'use client';

import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
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
      {(pages.index > 0 || nextCursor !== null) && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconChevronLeft size={15} />}
            disabled={pages.index === 0}
            onClick={pages.previous}
          >
            Previous
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
            Next
          </Button>
        </Group>
      )}
    </Group>
  );
}
