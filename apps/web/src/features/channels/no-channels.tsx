import { EmptyState } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';

/** For a tenant that nobody would be alerted for. */
export function NoChannels() {
  return (
    <EmptyState
      py={72}
      icon={<IconBellOff />}
      title="Nobody is alerted"
      description="Incidents are opened and shown here, but no message goes out until there is a channel."
    />
  );
}
