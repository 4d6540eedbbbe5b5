import type { Clock } from '../../platform/clock.ts';
import type { AgentStore } from './postgres/agent-store.ts';
import type { ControlPlanReader } from './postgres/control-plan-reader.ts';
import { replanHosts } from './replan-hosts.ts';

/** Plans the checks of the control again: it probes what the stores probe. */
export class ReplanControl {
  readonly #agents: AgentStore;
  readonly #controlPlan: ControlPlanReader;
  readonly #clock: Clock;

  constructor(agents: AgentStore, controlPlan: ControlPlanReader, clock: Clock) {
    this.#agents = agents;
    this.#controlPlan = controlPlan;
    this.#clock = clock;
  }

  async replan(): Promise<void> {
    const controlHosts = await this.#controlPlan.controlHosts();
    if (controlHosts.length === 0) return;
    const externalChecks = await this.#controlPlan.externalChecks();
    for (const { tenantId, hostId } of controlHosts) {
      const input = { externalChecks, at: this.#clock.now() };
      await this.#agents.inTenant(tenantId, async (transaction) => {
        await replanHosts(transaction, await transaction.lockHosts({ hostIds: [hostId] }), input);
      });
    }
  }
}
