import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The suites that mostly wait, for agents, trials and outages, the longest first: `npm test` prints the ten slowest. */
const SLOW_SUITES = [
  'detection/store-lan.int.test.ts',
  'ingest/outage.int.test.ts',
  'releases/rollout.int.test.ts',
  'agent/test/update.int.test.ts',
  'agent/test/torture.int.test.ts',
  'alerting/alerting.int.test.ts',
  'agent/test/update-executable.int.test.ts',
  'agent/test/lan.int.test.ts',
];

/** Begins with the slowest suites, so that none of them is alone at the end; vitest itself knows durations only from earlier runs. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = SLOW_SUITES.findIndex((suite) => moduleId.endsWith(suite));
  return rank === -1 ? SLOW_SUITES.length : rank;
}
