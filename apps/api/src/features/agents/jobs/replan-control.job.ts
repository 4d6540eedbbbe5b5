import { z } from 'zod';
import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import type { ReplanControl } from '../replan-control.ts';

/** Plans the control anew. Carries nothing: whenever it runs, it goes by what the stores probe then. */
export const REPLAN_CONTROL = defineJob({
  name: 'agents.replan_control',
  version: 1,
  schema: z.object({}),
  concurrency: 1,
  attemptsMax: 5,
  backoffMs: 1_000,
});

export class ReplanControlHandler implements JobHandler<typeof REPLAN_CONTROL.schema> {
  readonly definition = REPLAN_CONTROL;
  readonly #replanControl: ReplanControl;

  constructor(replanControl: ReplanControl) {
    this.#replanControl = replanControl;
  }

  async handle(): Promise<void> {
    await this.#replanControl.replan();
  }
}
