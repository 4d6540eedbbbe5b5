import { EmptyState } from '@mantine/core';
import { IconRadar } from '@tabler/icons-react';

/** For a store of which nothing is checked. */
export function NoChecks({ hasHosts }: { readonly hasHosts: boolean }) {
  return (
    <div className="card">
      <EmptyState
        py={56}
        icon={<IconRadar />}
        title="Nothing is checked here yet"
        description={
          hasHosts
            ? 'The machines are enrolled, but no entry of the list can be checked from them; the reasons are below.'
            : 'Add a machine of this store: its agent starts checking within a minute.'
        }
      />
    </div>
  );
}
