'use client';

import { Button, EmptyState } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { ConsoleShell, ShellSkeleton } from './console-shell.tsx';
import { TenantProvider } from './tenant-context.tsx';
import { useMe } from './use-me.ts';

interface TenantConsoleProps {
  readonly slug: string;
  readonly children: ReactNode;
}

/** The pages of the tenant of that slug, for those who belong to it; for others it does not exist. */
export function TenantConsole({ slug, children }: TenantConsoleProps) {
  const me = useMe();
  if (me.isPending) return <ShellSkeleton />;
  if (me.isError) return <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />;

  const tenant = me.data.tenants.find((candidate) => candidate.slug === slug);
  if (tenant === undefined) return <NoSuchTenant />;
  return (
    <TenantProvider value={tenant}>
      <ConsoleShell me={me.data}>{children}</ConsoleShell>
    </TenantProvider>
  );
}

function NoSuchTenant() {
  return (
    <main>
      <EmptyState
        mt="20vh"
        icon={<IconBuildingStore />}
        title={<h1 className="plain-heading">There is no such tenant</h1>}
        description="Or you do not belong to it. Whoever administers it can invite you."
      >
        <EmptyState.Actions>
          <Button component={Link} href="/" variant="default">
            To my tenants
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    </main>
  );
}
