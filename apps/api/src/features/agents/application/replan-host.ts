import { type HostId, type PlannedCheck, planHost } from '@sightline/spec';
import { controlPlan } from '../domain/control-plan.ts';
import { isUnchanged, planChanges } from '../domain/plan-changes.ts';
import { reportIntervalS } from '../domain/report-interval.ts';
import type { AgentTransaction, PlannableHost } from './agents.port.ts';

export interface ReplanInput {
  /** The external checks of all stores, for hosts of the control; others have no use for them. */
  readonly externalChecks: readonly PlannedCheck[];
  readonly at: Date;
}

/**
 * Brings the checks of one host in line with its plan, within a transaction. Answers whether anything changed; a host
 * that is gone has nothing to change.
 */
export async function replanHost(
  transaction: AgentTransaction,
  hostId: HostId,
  { externalChecks, at }: ReplanInput,
): Promise<boolean> {
  const host = await transaction.lockHost(hostId);
  if (!host) return false;
  const planned = plannedChecksOf(host, externalChecks);
  const changes = planChanges(host.checks, planned);
  if (isUnchanged(changes) && host.hasAssignment) return false;
  await transaction.applyPlan({ host, changes, reportIntervalS: reportIntervalS(planned), at });
  return true;
}

function plannedChecksOf(host: PlannableHost, externalChecks: readonly PlannedCheck[]): readonly PlannedCheck[] {
  if (host.role === 'control') return controlPlan(externalChecks);
  return host.packs.flatMap((pack) => planHost(pack, host.profile, host.role).checks);
}
