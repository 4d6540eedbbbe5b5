import { EmptyState } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { IncidentStatus } from './use-incidents.ts';

/** For a list of incidents with nothing in it. */
export function NoIncidents({ status }: { readonly status: IncidentStatus }) {
  return (
    <EmptyState
      py={72}
      icon={<IconCircleCheck />}
      title={status === 'open' ? 'No open incidents' : 'No incidents yet'}
      description={
        status === 'open'
          ? 'Whatever is blocked, offline or down appears here by itself.'
          : 'What was opened and resolved is kept here.'
      }
    />
  );
}
