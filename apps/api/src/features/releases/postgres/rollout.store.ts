import { HALT_REASONS, ROLLOUT_STATES, releasePlatformSchema, rolloutStageSchema } from '@sightline/spec';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { AuditTrail } from '../../audit/index.ts';
import type { HostStanding } from '../domain/count-hosts.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { NewRollout, RolloutActor, RolloutChange, RolloutStore } from '../releases.port.ts';
import { readStandings } from './read-standings.ts';

/** Rollouts are of no tenant: kept and read as the system role. */
export class PostgresRolloutStore implements RolloutStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async current(): Promise<Rollout | null> {
    const row = await this.#database.system.rollout.findFirst({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
    return row && rolloutSchema.parse(row);
  }

  async settledVersion(): Promise<string | null> {
    const row = await this.#database.system.rollout.findFirst({
      where: { state: 'finished' },
      orderBy: { stateSince: 'desc' },
      select: { version: true },
    });
    return row?.version ?? null;
  }

  async start({ startedBy, tenantId, ...rollout }: NewRollout): Promise<Rollout> {
    return await this.#database.system.$transaction(async (transaction) => {
      const row = await transaction.rollout.create({
        data: { ...rollout, platforms: [...rollout.platforms], stages: [...rollout.stages], startedBy: startedBy.name },
      });
      const started = rolloutSchema.parse(row);
      await leaveTrace(transaction, started, { tenantId, actor: startedBy }, 'rollout.started');
      return started;
    });
  }

  async change(seen: Rollout, change: RolloutChange, by: RolloutActor | null): Promise<Rollout | null> {
    return await this.#database.system.$transaction(async (transaction) => {
      const { id, state, stage } = seen;
      const { count } = await transaction.rollout.updateMany({ where: { id, state, stage }, data: change });
      if (count === 0) return null;
      const changed = { ...seen, ...change };
      const action = changed.state === 'paused' ? 'rollout.paused' : 'rollout.resumed';
      if (by !== null) await leaveTrace(transaction, changed, by, action);
      return changed;
    });
  }

  async standings(rollout: Pick<Rollout, 'version' | 'platforms'>): Promise<readonly HostStanding[]> {
    return await readStandings(this.#database.systemPool, rollout);
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

async function leaveTrace(
  transaction: TenantTransaction,
  rollout: Rollout,
  { tenantId, actor }: RolloutActor,
  action: RolloutAction,
): Promise<void> {
  const at = rollout.stateSince;
  const shares = rollout.stages.map(({ sharePercent }) => `${sharePercent} %`).join(', ');
  const detail = { Stages: shares, 'At stage': rollout.stage + 1 };
  await AuditTrail.record(transaction, { tenantId, at, actor, action, subject: `Agent ${rollout.version}`, detail });
}
