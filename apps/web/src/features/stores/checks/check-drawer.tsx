'use client';

import { Drawer, Skeleton, Stack } from '@mantine/core';
import { type CheckId, checkIdSchema, type Store } from '@sightline/spec';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { QueryView } from '../../../shared/ui/query-view.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { useCheck } from '../use-store.ts';
import { CheckDrawerBody } from './check-drawer-body.tsx';

/** Shows the check in the URL (`?check=`), beside its store's page. */
export function CheckDrawer({ store }: { readonly store: Store }) {
  const checkId = checkIdSchema.safeParse(useSearchParams().get('check')).data;
  const router = useRouter();
  const pathname = usePathname();
  const summary = store.checks.find((check) => check.id === checkId);
  return (
    <Drawer
      opened={checkId !== undefined}
      onClose={() => {
        router.replace(pathname, { scroll: false });
      }}
      position="right"
      size={680}
      title={summary?.title ?? 'Check'}
    >
      {checkId !== undefined && <CheckAnswer store={store} checkId={checkId} />}
    </Drawer>
  );
}

function CheckAnswer({ store, checkId }: { readonly store: Store; readonly checkId: CheckId }) {
  const tenant = useTenant();
  const query = useCheck(tenant.id, store.id, checkId);
  return (
    <QueryView query={query} skeleton={<CheckSkeleton />}>
      {(check) => <CheckDrawerBody check={check} store={store} />}
    </QueryView>
  );
}

function CheckSkeleton() {
  return (
    <Stack>
      <Skeleton height={24} width={180} />
      <Skeleton height={110} />
      <Skeleton height={190} />
      <Skeleton height={160} />
    </Stack>
  );
}
