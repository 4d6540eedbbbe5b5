import { defineConfig } from 'vitest/config';
import { SlowFirst } from './scripts/testing/slow-first.ts';

const NEVER = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/.data/**'];

/**
 * Three projects: `unit` needs no service; `integration` runs against real Postgres and Redis, started once per run;
 * `e2e` starts the built system and a browser. Decorators and their metadata follow each file's tsconfig.json.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages}/*/**/*.test.{ts,tsx}', '{scripts,prisma,bench,e2e}/**/*.test.ts'],
          exclude: ['**/*.{int,e2e}.test.ts', ...NEVER],
          env: { TZ: 'UTC' },
          // Most of a unit test's time was loading what it imports; files that share a worker load it once.
          isolate: false,
          // Real work, on a machine that may be busy; nothing here waits for time to pass.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages}/*/**/*.int.test.ts', '{scripts,prisma,bench,e2e}/**/*.int.test.ts'],
          exclude: NEVER,
          globalSetup: ['scripts/test-services.ts'],
          env: { TZ: 'UTC' },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Suites wait more than they work, so two processors keep up with three of them.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.test.ts'],
          exclude: NEVER,
          env: { TZ: 'UTC' },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
