import {
  HALT_REASONS,
  ROLLOUT_STATES,
  releasePlatformSchema,
  rolloutStageSchema,
  type TenantId,
} from '@sightline/spec';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import type { RolloutHost } from '../domain/count-rollout-hosts.ts';
import type { RolloutChange, StoredRollout } from '../domain/rollout.ts';
import { readRolloutHosts } from './read-rollout-hosts.ts';

export interface NewRollout extends Omit<StoredRollout, 'id' | 'startedBy'> {
  readonly startedBy: Actor;
  /** The tenant whose audit log records it. */
  readonly tenantId: TenantId;
}

/** Who changes a rollout, and the tenant whose audit log records it. */
export interface RolloutActor {
  readonly tenantId: TenantId;
  readonly actor: Actor;
}

/** Stores rollouts as the system role, because they belong to no tenant. */
export class RolloutStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the newest rollout in any state; null before the first one. */
  async current(): Promise<StoredRollout | null> {
    const row = await this.#database.system.rollout.findFirst({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
    return row && rolloutSchema.parse(row);
  }

  /** Returns the version of the last finished rollout, which hosts outside the current rollout run; null before that. */
  async settledVersion(): Promise<string | null> {
    const row = await this.#database.system.rollout.findFirst({
      where: { state: 'finished' },
      orderBy: { stateSince: 'desc' },
      select: { version: true },
    });
    return row?.version ?? null;
  }

  async start({ startedBy, tenantId, ...rollout }: NewRollout): Promise<StoredRollout> {
    return await this.#database.system.$transaction(async (transaction) => {
      const row = await transaction.rollout.create({
        data: { ...rollout, platforms: [...rollout.platforms], stages: [...rollout.stages], startedBy: startedBy.name },
      });
      const started = rolloutSchema.parse(row);
      await recordAudit(transaction, started, { tenantId, actor: startedBy }, 'rollout.started');
      return started;
    });
  }

  /** Changes the rollout if it is still in the given state and stage, else returns null. Audits changes by a user. */
  async change(seen: StoredRollout, change: RolloutChange, by: RolloutActor | null): Promise<StoredRollout | null> {
    return await this.#database.system.$transaction(async (transaction) => {
      const { id, state, stage } = seen;
      const { count } = await transaction.rollout.updateMany({ where: { id, state, stage }, data: change });
      if (count === 0) return null;
      const changed = { ...seen, ...change };
      const action = changed.state === 'paused' ? 'rollout.paused' : 'rollout.resumed';
      if (by !== null) await recordAudit(transaction, changed, by, action);
      return changed;
    });
  }

  /** Returns every host on the rollout's platforms, with what became of the version there. */
  async readHosts(rollout: Pick<StoredRollout, 'version' | 'platforms'>): Promise<readonly RolloutHost[]> {
    return await readRolloutHosts(this.#database.systemPool, rollout);
  }
}

const rolloutSchema = z.object({
  id: z.string(),
  version: z.string(),
  platforms: z.array(releasePlatformSchema),
  stages: z.array(rolloutStageSchema),
  state: z.enum(ROLLOUT_STATES),
  haltReason: z.enum(HALT_REASONS).nullable(),
  sentence: z.string(),
  startedAt: z.date(),
  startedBy: z.string(),
  stateSince: z.date(),
  stage: z.int(),
  stageSince: z.date(),
});

type RolloutAction = 'rollout.started' | 'rollout.paused' | 'rollout.resumed';

async function recordAudit(
  transaction: TenantTransaction,
  rollout: StoredRollout,
  { tenantId, actor }: RolloutActor,
  action: RolloutAction,
): Promise<void> {
  const at = rollout.stateSince;
  const shares = rollout.stages.map(({ sharePercent }) => `${sharePercent} %`).join(', ');
  const detail = { Stages: shares, 'At stage': rollout.stage + 1 };
  await AuditTrail.record(transaction, { tenantId, at, actor, action, subject: `Agent ${rollout.version}`, detail });
}
