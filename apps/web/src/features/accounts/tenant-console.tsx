'use client';

import { Button, EmptyState } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { ConsoleShell, ShellSkeleton } from './console-shell.tsx';
import { TenantProvider } from './tenant-context.tsx';
import { useMe } from './use-me.ts';

interface TenantConsoleProps {
  readonly slug: string;
  readonly children: ReactNode;
}

/** Shows the pages of a tenant to its members; for others, it does not exist. */
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
  usePageTitle('Tenant not found');
  return (
    <main>
      <EmptyState
        mt="20vh"
        icon={<IconBuildingStore />}
        title={<h1 className="plain-heading">Tenant not found</h1>}
        description="It doesn't exist, or you don't have access. Ask its administrator to invite you."
      >
        <EmptyState.Actions>
          <Button component={Link} href="/" variant="default">
            Go to my tenants
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    </main>
  );
}
