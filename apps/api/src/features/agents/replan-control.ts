import type { Clock } from '../../platform/clock.ts';
import type { AgentStore, FleetPlanReader } from './agents.port.ts';
import { replanHosts } from './replan-hosts.ts';

/** Plans the control anew: it probes what the stores probe. */
export class ReplanControl {
  readonly #agents: AgentStore;
  readonly #fleet: FleetPlanReader;
  readonly #clock: Clock;

  constructor(agents: AgentStore, fleet: FleetPlanReader, clock: Clock) {
    this.#agents = agents;
    this.#fleet = fleet;
    this.#clock = clock;
  }

  async replan(): Promise<void> {
    const controlHosts = await this.#fleet.controlHosts();
    if (controlHosts.length === 0) return;
    const externalChecks = await this.#fleet.externalChecks();
    for (const { tenantId, hostId } of controlHosts) {
      const input = { externalChecks, at: this.#clock.now() };
      await this.#agents.inTenant(tenantId, async (transaction) => {
        await replanHosts(transaction, await transaction.lockHosts({ hostIds: [hostId] }), input);
      });
    }
  }
}
