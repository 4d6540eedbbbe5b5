'use client';

import { EmptyState } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { ShellSkeleton } from './console-shell.tsx';
import { useMe } from './use-me.ts';

/** Opens the person's first tenant. */
export function FirstTenant() {
  const me = useMe();
  const router = useRouter();
  const slug = me.data?.tenants[0]?.slug;

  useEffect(() => {
    if (slug !== undefined) router.replace(`/t/${slug}`);
  }, [router, slug]);

  if (me.isError) return <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />;
  if (me.isSuccess && slug === undefined) {
    return (
      <EmptyState
        mt="20vh"
        icon={<IconBuildingStore />}
        title="No tenants yet"
        description="Ask your company's administrator to invite you."
      />
    );
  }
  return <ShellSkeleton />;
}
