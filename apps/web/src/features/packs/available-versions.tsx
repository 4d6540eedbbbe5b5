'use client';

import { Alert, Anchor } from '@mantine/core';
import type { PackSummary } from '@sightline/spec';
import { IconVersions } from '@tabler/icons-react';
import Link from 'next/link';
import { useTenant } from '../session/tenant-context.tsx';
import { changesText, packHref } from './pack-words.ts';

/** Says of each list of which a newer version waits to be adopted what it brings. */
export function AvailableVersions({ packs }: { readonly packs: readonly PackSummary[] }) {
  const tenant = useTenant();
  return packs.map(({ packId, title, available }) =>
    available === null ? null : (
      <Alert key={packId} variant="light" icon={<IconVersions />} role="status" mb="md" py="xs">
        Version {available.version} of {title} is available: it {changesText(available.changes)}.{' '}
        <Anchor component={Link} inherit fw={600} underline="always" href={packHref(tenant.slug, packId)}>
          Review and adopt
        </Anchor>
      </Alert>
    ),
  );
}
