import { type PlannedCheck, planHost } from '@sightline/allowlist';
import type { AgentTransaction, PlannableHost, PlanToApply } from './agents.port.ts';
import { controlPlan } from './domain/control-plan.ts';
import { isUnchanged, planChanges } from './domain/plan-changes.ts';
import { reportIntervalS } from './domain/report-interval.ts';

export interface ReplanInput {
  /** The external checks of all stores, for hosts of the control; others have no use for them. */
  readonly externalChecks: readonly PlannedCheck[];
  readonly at: Date;
}

/**
 * Brings the checks of hosts in line with their plans, within the transaction that locked them. Answers the hosts whose
 * checks or assignment changed; the others keep their revision.
 */
export async function replanHosts(
  transaction: AgentTransaction,
  hosts: readonly PlannableHost[],
  { externalChecks, at }: ReplanInput,
): Promise<readonly PlannableHost[]> {
  const plans = new PlanMemo();
  const changed = hosts.flatMap((host): PlanToApply[] => {
    const planned = host.role === 'control' ? controlPlan(externalChecks) : plans.checksOf(host);
    const changes = planChanges(host.checks, planned);
    if (isUnchanged(changes) && host.hasAssignment) return [];
    return [{ host, changes, reportIntervalS: reportIntervalS(planned) }];
  });
  await transaction.applyPlans(changed, at);
  return changed.map(({ host }) => host);
}

/** Plans each kind of host once: of thousands most are alike. */
class PlanMemo {
  readonly #checksByKind = new Map<string, readonly PlannedCheck[]>();

  checksOf(host: PlannableHost): readonly PlannedCheck[] {
    const { packs, profile, role, site } = host;
    const kind = JSON.stringify([role, profile, site, packs.map(({ id, version }) => [id, version])]);
    const known = this.#checksByKind.get(kind);
    if (known !== undefined) return known;
    const checks = packs.flatMap((pack) => planHost(pack, profile, role, site).checks);
    this.#checksByKind.set(kind, checks);
    return checks;
  }
}
