'use client';

import { Group } from '@mantine/core';
import { PageButtons } from '../../shared/ui/page-buttons.tsx';
import type { CursorPages } from '../../shared/ui/use-cursor-pages.ts';

interface IncidentPagesProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
}

/** The way to older and newer incidents; nothing when there is one page. */
export function IncidentPages({ pages, nextCursor }: IncidentPagesProps) {
  if (pages.index === 0 && nextCursor === null) return null;
  return (
    <Group justify="end" px="md" py="xs" style={{ borderTop: '1px solid var(--line)' }}>
      <PageButtons pages={pages} nextCursor={nextCursor} labels={{ previous: 'Newer', next: 'Older' }} />
    </Group>
  );
}
