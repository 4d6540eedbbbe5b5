import type { z } from 'zod';

/** A job in the queue: the payload with the version of its schema. */
export interface JobEnvelope {
  readonly version: number;
  readonly payload: unknown;
}

/** One kind of job: its name is also its queue's, and its schema is what a handler can rely on. */
export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  /** `feature.verb_noun`. */
  readonly name: string;
  readonly version: number;
  readonly schema: S;
  /** How many jobs of this kind one worker runs at once. */
  readonly concurrency: number;
  readonly attemptsMax: number;
  /** The first wait between attempts; it doubles each time, with jitter. */
  readonly backoffMs: number;
}

export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> {
  return definition;
}

/** Runs jobs of one kind. A job that throws is retried, up to `attemptsMax` attempts. */
export interface JobHandler<S extends z.ZodType = z.ZodType> {
  readonly definition: JobDefinition<S>;
  handle(payload: z.output<S>): Promise<void>;
}
