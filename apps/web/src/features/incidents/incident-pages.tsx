'use client';

import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CursorPages } from '../../shared/ui/use-cursor-pages.ts';

interface IncidentPagesProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
}

/** The way to older and newer incidents; nothing when there is one page. */
export function IncidentPages({ pages, nextCursor }: IncidentPagesProps) {
  if (pages.index === 0 && nextCursor === null) return null;
  return (
    <Group justify="end" gap="xs" px="md" py="xs" style={{ borderTop: '1px solid var(--line)' }}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconChevronLeft size={15} />}
        disabled={pages.index === 0}
        onClick={pages.previous}
      >
        Newer
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
        Older
      </Button>
    </Group>
  );
}
