import { type PlannedCheck, planHost } from '@sightline/allowlist';
import { diffPlan, isUnchanged } from './domain/diff-plan.ts';
import { planControlChecks } from './domain/plan-control-checks.ts';
import type { HostPlanChanges, PlannableHost, ReplanInput } from './domain/plannable-host.ts';
import { reportIntervalS } from './domain/report-interval.ts';
import type { AgentTransaction } from './postgres/agent-store.ts';

/**
 * Brings the checks of hosts in line with their plans, in the transaction that locked the hosts. Returns the hosts whose
 * checks or assignment changed; all others keep their revision.
 */
export async function replanHosts(
  transaction: AgentTransaction,
  hosts: readonly PlannableHost[],
  { externalChecks, at }: ReplanInput,
): Promise<readonly PlannableHost[]> {
  const plans = new PlanCache();
  const changed = hosts.flatMap((host): HostPlanChanges[] => {
    const planned = host.role === 'control' ? planControlChecks(externalChecks) : plans.checksOf(host);
    const changes = diffPlan(host.checks, planned);
    if (isUnchanged(changes) && host.hasAssignment) return [];
    return [{ host, changes, reportIntervalS: reportIntervalS(planned) }];
  });
  await transaction.writePlans(changed, at);
  return changed.map(({ host }) => host);
}

/** Plans each kind of host once: among thousands of hosts, most have the same plan. */
class PlanCache {
  readonly #checksByKind = new Map<string, readonly PlannedCheck[]>();

  checksOf(host: PlannableHost): readonly PlannedCheck[] {
    const { packs, profile, role, site } = host;
    const kind = JSON.stringify([role, profile, site, packs.map(({ id, version }) => [id, version])]);
    const cached = this.#checksByKind.get(kind);
    if (cached !== undefined) return cached;
    const checks = packs.flatMap((pack) => planHost(pack, profile, role, site).checks);
    this.#checksByKind.set(kind, checks);
    return checks;
  }
}
