'use client';

import { Button, EmptyState } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import Link from 'next/link';

/** For an address that is no page. */
export function NotFoundNotice() {
  return (
    <EmptyState
      mt="20vh"
      icon={<IconMapQuestion />}
      title={<h1 className="plain-heading">There is no such page</h1>}
      description="The address may be mistyped, or what it named was removed."
    >
      <EmptyState.Actions>
        <Button component={Link} href="/">
          To the fleet
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
