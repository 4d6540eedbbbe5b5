import {
  compareVersions,
  DEFAULT_STAGES,
  type ReleasePlatform,
  type RolloutStage,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { SignedInUser } from '../accounts/index.ts';
import { actorOf } from '../audit/index.ts';
import { stageSentence } from './domain/judge-rollout.ts';
import { areStages, type RolloutChange, type StoredRollout } from './domain/rollout.ts';
import type { ReleaseFolder } from './files/release-folder.ts';
import type { OperatorReader } from './postgres/operator-reader.ts';
import type { RolloutStore } from './postgres/rollout-store.ts';

export interface OperateRolloutDeps {
  readonly rollouts: RolloutStore;
  readonly releases: ReleaseFolder;
  readonly operators: OperatorReader;
  readonly clock: Clock;
}

/** The user who asks, and the tenant in the request's path. */
export interface Operator {
  readonly user: SignedInUser;
  readonly tenantId: TenantId;
}

/** Starts, pauses and resumes rollouts for an operator. Everyone else gets `request.not_found`. */
export class OperateRollout {
  readonly #deps: OperateRolloutDeps;

  constructor(deps: OperateRolloutDeps) {
    this.#deps = deps;
  }

  /** Refuses with 404 (not the operator), `rollout.version_unknown`, `rollout.not_newer` or `request.invalid` (stages). */
  async start(by: Operator, version: string, stages: readonly RolloutStage[] = DEFAULT_STAGES): Promise<StoredRollout> {
    await this.#requireOperator(by);
    if (!areStages(stages)) throw stagesInvalid();
    const platforms = await this.#platformsOf(version);
    const settled = await this.#deps.rollouts.settledVersion();
    if (settled !== null && compareVersions(version, settled) <= 0) throw notNewer(settled);
    const at = this.#deps.clock.now();
    return await this.#deps.rollouts.start({
      ...{ version, platforms, stages, state: 'running', haltReason: null, stage: 0 },
      ...{ startedAt: at, stateSince: at, stageSince: at },
      sentence: stageSentence({ version, stages, stage: 0 }),
      startedBy: actorOf(by.user),
      tenantId: by.tenantId,
    });
  }

  /** Pauses or resumes the rollout. Refuses with 404 (not the operator) or `rollout.state_conflict`. */
  async change(by: Operator, state: 'running' | 'paused'): Promise<StoredRollout> {
    await this.#requireOperator(by);
    const rollout = await this.#deps.rollouts.current();
    const from = state === 'paused' ? ['running'] : ['paused', 'halted'];
    if (rollout === null || !from.includes(rollout.state)) throw stateConflict(rollout, state);
    const at = this.#deps.clock.now();
    const change: RolloutChange =
      state === 'paused'
        ? {
            state,
            haltReason: null,
            stateSince: at,
            sentence: `Version ${rollout.version} goes to no more hosts while the rollout is paused.`,
          }
        : { state, haltReason: null, stateSince: at, stageSince: at, sentence: stageSentence(rollout) };
    const changed = await this.#deps.rollouts.change(rollout, change, {
      tenantId: by.tenantId,
      actor: actorOf(by.user),
    });
    if (changed === null) throw stateConflict(rollout, state);
    return changed;
  }

  async #requireOperator({ user, tenantId }: Operator): Promise<void> {
    if (!(await this.#deps.operators.isOperator(user.id, tenantId))) throw notFound();
  }

  async #platformsOf(version: string): Promise<ReleasePlatform[]> {
    const { releases } = await this.#deps.releases.list();
    const platforms = releases.filter(({ manifest }) => manifest.version === version).map((r) => r.manifest.platform);
    if (platforms.length > 0) return platforms;
    const detail = `The server's release folder has no valid release ${version}. Add it with "npm run release".`;
    throw new AppError({ kind: 'invalid', code: 'rollout.version_unknown', detail });
  }
}

function stagesInvalid(): AppError {
  const message = 'each share must be larger than the one before, and the last must be 100';
  return new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: 'The rollout stages are invalid.',
    faults: [{ path: 'body.stages', message }],
  });
}

function notNewer(settled: string): AppError {
  const detail = `Version ${settled} is already rolled out to all hosts. Start a rollout with a newer version.`;
  return new AppError({ kind: 'conflict', code: 'rollout.not_newer', detail });
}

const WANTED_TEXT = { running: 'resumed', paused: 'paused' } as const;

function stateConflict(rollout: StoredRollout | null, wanted: keyof typeof WANTED_TEXT): AppError {
  const now = rollout === null ? 'There is no rollout.' : `The rollout of ${rollout.version} is ${rollout.state}.`;
  return new AppError({
    kind: 'conflict',
    code: 'rollout.state_conflict',
    detail: `${now} It can't be ${WANTED_TEXT[wanted]} now. Reload the page to see its current state.`,
  });
}
