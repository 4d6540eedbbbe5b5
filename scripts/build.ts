import { buildApps } from './build-apps.ts';
import { runScript } from './script.ts';

runScript(async ({ signal }) => {
  await buildApps(signal);
  return 0;
});
