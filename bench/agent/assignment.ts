import { type Assignment, assignmentSchema } from '@sightline/spec';
import type { Targets } from './targets.ts';

const INTERVAL_S = 30;

/** An HTTPS check of every target, each every 30 s. */
export function assignmentOf(targets: Pick<Targets, 'names' | 'port'>): Assignment {
  return assignmentSchema.parse({
    version: 1,
    revision: 1,
    reportIntervalS: INTERVAL_S,
    checks: targets.names.map((name, at) => ({
      no: at + 1,
      id: `0197a000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`,
      entryId: `entry-${at + 1}`,
      title: `Target ${at + 1}`,
      target: { kind: 'https', host: name, port: targets.port, path: '/health' },
      intervalS: INTERVAL_S,
      timeoutMs: 10_000,
    })),
  });
}
