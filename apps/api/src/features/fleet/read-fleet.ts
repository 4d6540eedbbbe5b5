import type { Fleet, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { IncidentReader } from '../incidents/index.ts';
import type { StoreSummaryReader } from '../stores/index.ts';
import type { ControlReader } from './postgres/control-reader.ts';
import type { FleetReader } from './postgres/fleet-reader.ts';

/** The most that the overview shows. */
const ATTENTION_MAX = 20;
const INCIDENTS_MAX = 20;

interface ReadFleetParts {
  readonly fleet: FleetReader;
  readonly control: ControlReader;
  readonly summaries: StoreSummaryReader;
  readonly incidents: IncidentReader;
  readonly clock: Clock;
}

/** Reads the overview of the whole fleet. */
export class ReadFleet {
  readonly #parts: ReadFleetParts;

  constructor(parts: ReadFleetParts) {
    this.#parts = parts;
  }

  async read(tenantId: TenantId): Promise<Fleet> {
    const { control, incidents, clock } = this.#parts;
    const [overview, controlSeen, open] = await Promise.all([
      this.#overview(tenantId),
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

  async #overview(tenantId: TenantId): Promise<Pick<Fleet, 'stores' | 'checks' | 'attention'>> {
    const { attention, ...counts } = await this.#parts.fleet.overviewOf(tenantId, ATTENTION_MAX);
    return { ...counts, attention: await this.#parts.summaries.summariesOf(tenantId, attention) };
  }
}
