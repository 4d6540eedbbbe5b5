'use client';

import { Button, EmptyState } from '@mantine/core';
import { IconClipboardOff } from '@tabler/icons-react';
import Link from 'next/link';
import { useTenant } from '../session/tenant-context.tsx';

/** For a tenant whose stores are on no list at all. */
export function NoLists() {
  const tenant = useTenant();
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconClipboardOff />}
        title="No list is used"
        description="Nothing is checked at any store until a list is adopted."
      >
        <EmptyState.Actions>
          <Button component={Link} href={`/t/${tenant.slug}/allowlist/lists`}>
            Choose a list
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    </div>
  );
}
