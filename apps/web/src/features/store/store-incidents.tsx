import type { IncidentSummary } from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import { IncidentLine } from '../incidents/incident-line.tsx';

/** The open incidents of one store; nothing when there are none. */
export function StoreIncidents({ incidents }: { readonly incidents: readonly IncidentSummary[] }) {
  if (incidents.length === 0) return null;
  return (
    <Panel title="Open incidents">
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
    </Panel>
  );
}
