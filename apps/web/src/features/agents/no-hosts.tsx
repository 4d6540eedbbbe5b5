import { EmptyState } from '@mantine/core';
import { IconServerOff } from '@tabler/icons-react';

/** For a tenant on none of whose machines there is an agent. */
export function NoHosts() {
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconServerOff />}
        title="No machine has an agent yet"
        description="Open a store and add a machine: one line installs the agent there and enrolls it."
      />
    </div>
  );
}
