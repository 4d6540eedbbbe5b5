'use client';

import { Anchor, EmptyState } from '@mantine/core';
import type { IncidentSummary } from '@sightline/spec';
import { IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { IncidentLine } from '../incidents/incident-line.tsx';

interface OpenIncidentsPanelProps {
  readonly incidents: readonly IncidentSummary[];
  readonly count: number;
}

const SHOWN = 6;

/** Shows the open incidents, newest first, and a link to all of them. */
export function OpenIncidentsPanel({ incidents, count }: OpenIncidentsPanelProps) {
  const tenant = useTenant();
  return (
    <Panel
      title="Open incidents"
      aside={
        count > 0 && (
          <Anchor component={Link} href={`/t/${tenant.slug}/incidents`} size="sm">
            All {count}
          </Anchor>
        )
      }
    >
      {incidents.length === 0 ? (
        <EmptyState py="lg" size="sm" icon={<IconCircleCheck />} title="No open incidents" />
      ) : (
        <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {incidents.slice(0, SHOWN).map((incident) => (
            <IncidentLine key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
