import { EmptyState } from '@mantine/core';
import { IconRss } from '@tabler/icons-react';

/** For a tenant whose firewalls are told by hand. */
export function NoFeeds() {
  return (
    <EmptyState
      py={72}
      icon={<IconRss />}
      title="No firewall fetches the list"
      description="Palo Alto, FortiGate, OPNsense, pfSense and SonicWall can fetch what to allow from an address and keep it up to date."
    />
  );
}
