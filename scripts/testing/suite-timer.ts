import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { ROOT } from '../command.ts';
import { SUITE_TIMINGS_VARIABLE, type SuiteTiming } from '../tests.ts';

/** A reporter of vitest's that writes how long each file took, hooks and imports included; its JSON report leaves them out. */
export default class SuiteTimer implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env[SUITE_TIMINGS_VARIABLE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(modules.map(timeModule)));
  }
}

function timeModule(module: TestModule): SuiteTiming {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return { file: relative(ROOT, module.moduleId), ms: Math.round(collectDuration + setupDuration + duration) };
}
