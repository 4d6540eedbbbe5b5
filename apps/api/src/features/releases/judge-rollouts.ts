import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { countRolloutHosts } from './domain/count-rollout-hosts.ts';
import { judgeRollout, type RolloutVerdict } from './domain/judge-rollout.ts';
import type { RolloutChange } from './domain/rollout.ts';
import type { RolloutStore } from './postgres/rollout-store.ts';

/** Advances, finishes or halts the running rollout, depending on what its hosts report. */
export class JudgeRollouts {
  readonly #rollouts: RolloutStore;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(rollouts: RolloutStore, clock: Clock, log: Log) {
    this.#rollouts = rollouts;
    this.#clock = clock;
    this.#log = log;
  }

  async judge(): Promise<void> {
    const rollout = await this.#rollouts.current();
    if (rollout?.state !== 'running') return;
    const now = this.#clock.now();
    const counts = countRolloutHosts(rollout, await this.#rollouts.readHosts(rollout), now);
    const verdict = judgeRollout(rollout, counts, now);
    const change = changeOf(verdict, now);
    if (change === null) return;
    // If someone paused the rollout in the meantime, nothing changes.
    const changed = await this.#rollouts.change(rollout, change, null);
    if (changed !== null) this.#log.warn({ version: rollout.version, verdict, counts }, 'the rollout changed');
  }
}

function changeOf(verdict: RolloutVerdict, at: Date): RolloutChange | null {
  switch (verdict.kind) {
    case 'wait':
      return null;
    case 'advance':
      return { stage: verdict.stage, stageSince: at, sentence: verdict.sentence };
    case 'finish':
      return { state: 'finished', stateSince: at, sentence: verdict.sentence };
    case 'halt':
      return { state: 'halted', haltReason: verdict.reason, stateSince: at, sentence: verdict.sentence };
  }
}
