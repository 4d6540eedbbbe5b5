import { join } from 'node:path';
import { takeScreenshots } from '../e2e/screenshots.ts';
import { buildApps } from './build-apps.ts';
import { ROOT } from './command.ts';
import { printStep } from './print.ts';
import { runScript } from './script.ts';
import { startStack } from './stack/start-stack.ts';
import { waitUntilWell } from './stack/wait-for-stack.ts';

const WELL_MS_MAX = 120_000;

// Writes docs/images anew from a stack of its own.
runScript(async ({ signal, onEnd }) => {
  await buildApps(signal);
  const stack = await startStack({ logsDir: join(ROOT, '.data', 'screenshots', 'logs'), onEnd });
  await waitUntilWell(stack, { timeoutMs: WELL_MS_MAX, signal });
  await printStep('pictures of the console', () => takeScreenshots(stack, join(ROOT, 'docs', 'images')));
  return 0;
});
