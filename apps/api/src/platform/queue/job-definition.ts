import type { z } from 'zod';

/** What stands in the queue: the payload with the version of its shape. */
export interface JobEnvelope {
  readonly version: number;
  readonly payload: unknown;
}

/** One kind of job: its name is its queue's, its schema what a handler may rely on. */
export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  /** `feature.verb_noun`. */
  readonly name: string;
  readonly version: number;
  readonly schema: S;
  /** Jobs of this kind that one worker runs at once. */
  readonly concurrency: number;
  readonly attemptsMax: number;
  /** The first wait between attempts; it doubles, with jitter. */
  readonly backoffMs: number;
}

export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> {
  return definition;
}

/** What runs jobs of one kind. A job that throws is tried again, up to `attemptsMax`. */
export interface JobHandler<S extends z.ZodType = z.ZodType> {
  readonly definition: JobDefinition<S>;
  handle(payload: z.output<S>): Promise<void>;
}
