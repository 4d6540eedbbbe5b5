'use client';

import { CONSOLE_API, type StoreId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { IncidentLine } from '../incidents/incident-line.tsx';
import { useTenant } from '../session/tenant-context.tsx';

/** The open incidents of one store; nothing when there are none. */
export function StoreIncidents({ storeId }: { readonly storeId: StoreId }) {
  const tenant = useTenant();
  const query = { status: 'open', storeId } as const;
  const { data } = useQuery({
    queryKey: queryKeys.incidentList(tenant.id, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listIncidents, { params: { tenantId: tenant.id }, query, signal }),
  });
  if (data === undefined || data.incidents.length === 0) return null;
  return (
    <Panel title="Open incidents">
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {data.incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
    </Panel>
  );
}
