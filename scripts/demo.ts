import { join } from 'node:path';
import { buildApps } from './build-apps.ts';
import { ROOT } from './command.ts';
import { print, printStep } from './print.ts';
import { runScript, type Script } from './script.ts';
import { announceAlerts, announceStack, announceStories } from './stack/demo/announce.ts';
import { serveControl, tellDemo } from './stack/demo/control.ts';
import { startDirector } from './stack/demo/director.ts';
import { listenToKeys } from './stack/demo/keys.ts';
import { runSmoke } from './stack/demo/run-smoke.ts';
import { type Stack, startStack } from './stack/start-stack.ts';
import { STORIES } from './stack/stories/stories.ts';
import { waitUntilWell } from './stack/wait-for-stack.ts';

const DATA_DIR = join(ROOT, '.data', 'demo');
const CONTROL_FILE = join(DATA_DIR, 'control.json');
const WELL_MS_MAX = 120_000;
const PREFERRED_PORTS = { web: 3000, api: 4000, workerMetrics: 4001 };

runScript(async (script) => {
  const [first, second] = script.args;
  switch (first) {
    case undefined:
      return await runDemo(script);
    case '--smoke':
      return await runSmoke(await startWell(script), script.signal);
    case '--heal':
      return await steer('/heal');
    case '--story':
      return second === undefined ? explainUsage() : await steer(`/stories/${second}`);
    default:
      return explainUsage();
  }
});

async function runDemo(script: Script): Promise<number> {
  const stack = await startWell(script);
  const director = startDirector(stack);
  const endControl = await serveControl(director, CONTROL_FILE);
  const endAlerts = announceAlerts(stack);
  script.onEnd(async () => {
    director.stop();
    endAlerts();
    await endControl();
  });
  announceStack(stack);
  announceStories();
  listenToKeys(director);
  await new Promise((resolve) => {
    script.signal.addEventListener('abort', resolve);
  });
  return 0;
}

async function startWell({ signal, onEnd }: Script): Promise<Stack> {
  await buildApps(signal);
  const stack = await startStack({ logsDir: join(DATA_DIR, 'logs'), preferredPorts: PREFERRED_PORTS, onEnd });
  await printStep('every store passes every check', () =>
    waitUntilWell(stack, {
      timeoutMs: WELL_MS_MAX,
      signal,
      onProgress: (missing) => {
        print(`  waiting for ${missing}`);
      },
    }),
  );
  return stack;
}

async function steer(path: string): Promise<0 | 1> {
  const { done, text } = await tellDemo(CONTROL_FILE, path);
  print(text);
  return done ? 0 : 1;
}

function explainUsage(): 2 {
  const names = STORIES.map(({ name }) => name).join(' | ');
  print(`usage: npm run demo [-- --smoke | --story ${names} | --heal]`);
  return 2;
}
