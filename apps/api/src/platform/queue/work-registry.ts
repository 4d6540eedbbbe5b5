import type { PeriodicTask } from '../schedule/periodic.ts';
import type { JobHandler } from './job-definition.ts';

/** What the worker does: features add to it while the application is put together, the worker runs it afterwards. */
export class WorkRegistry {
  readonly #handlers: JobHandler[] = [];
  readonly #tasks: PeriodicTask[] = [];

  addHandler(handler: JobHandler): void {
    this.#handlers.push(handler);
  }

  addTask(task: PeriodicTask): void {
    this.#tasks.push(task);
  }

  get handlers(): readonly JobHandler[] {
    return this.#handlers;
  }

  get tasks(): readonly PeriodicTask[] {
    return this.#tasks;
  }
}
