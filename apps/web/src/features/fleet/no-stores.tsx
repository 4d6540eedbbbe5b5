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
        description="Stores appear here as soon as they are added over the API; then enrol a machine on the page of each."
      />
    </div>
  );
}
