import { EmptyState } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';

/** For a tenant that has added nothing itself. */
export function NoCustomEntries() {
  return (
    <EmptyState
      py={72}
      px="md"
      icon={<IconListDetails />}
      title="No entries of your own"
      description="Add what no vendor lists: a kiosk’s server, a payment gateway, a port between two machines of the store. Many at once come as a table, under Lists and versions."
    />
  );
}
