import type { PeriodicTask } from '../schedule/periodic-tasks.ts';
import type { JobHandler } from './job-definition.ts';

/** The worker's jobs and tasks: features register them while the application starts, and then the worker runs them. */
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
