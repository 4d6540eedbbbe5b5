import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import { REPLAN_CONTROL } from '../redis/control-replan-queue.ts';
import type { ReplanControl } from '../replan-control.ts';

/** Runs `agents.replan_control`. */
export class ReplanControlJob implements JobHandler<typeof REPLAN_CONTROL.schema> {
  readonly definition = REPLAN_CONTROL;
  readonly #replanControl: ReplanControl;

  constructor(replanControl: ReplanControl) {
    this.#replanControl = replanControl;
  }

  async handle(): Promise<void> {
    await this.#replanControl.replan();
  }
}
