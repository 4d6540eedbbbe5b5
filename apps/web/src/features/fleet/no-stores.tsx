import { EmptyState } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';

/** For a tenant without stores. */
export function NoStores() {
  return (
    <div className="card">
      <EmptyState
        py={80}
        icon={<IconBuildingStore />}
        title="No stores yet"
        description="Add the first one above; then enroll its back-of-house machine on the page of the store."
      />
    </div>
  );
}
