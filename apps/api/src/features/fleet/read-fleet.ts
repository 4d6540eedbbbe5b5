import type { Fleet, IncidentSummary, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { StoreSummaryReader } from '../stores/index.ts';
import type { ControlReader, FleetReader } from './fleet.port.ts';

/** As many as the overview shows. */
const ATTENTION_MAX = 20;
const INCIDENTS_MAX = 20;

/** What the overview takes from incidents. */
export interface OpenIncidentReader {
  openIncidents(tenantId: TenantId, limit: number): Promise<{ incidents: IncidentSummary[]; count: number }>;
}

export interface ReadFleetPorts {
  readonly fleet: FleetReader;
  readonly control: ControlReader;
  readonly summaries: StoreSummaryReader;
  readonly incidents: OpenIncidentReader;
  readonly clock: Clock;
}

/** Reads the whole fleet at a glance. */
export class ReadFleet {
  readonly #ports: ReadFleetPorts;

  constructor(ports: ReadFleetPorts) {
    this.#ports = ports;
  }

  async read(tenantId: TenantId): Promise<Fleet> {
    const { fleet, control, incidents, clock } = this.#ports;
    const [overview, controlSeen, open] = await Promise.all([
      this.overview(tenantId, fleet),
      control.controlSeen(),
      incidents.openIncidents(tenantId, INCIDENTS_MAX),
    ]);
    return {
      at: clock.now().toISOString(),
      ...overview,
      openIncidents: open.incidents,
      openIncidentCount: open.count,
      control: controlSeen,
    };
  }

  private async overview(
    tenantId: TenantId,
    fleet: FleetReader,
  ): Promise<Pick<Fleet, 'stores' | 'checks' | 'attention'>> {
    const { attention, ...counts } = await fleet.overviewOf(tenantId, ATTENTION_MAX);
    return { ...counts, attention: await this.#ports.summaries.summariesOf(tenantId, attention) };
  }
}
