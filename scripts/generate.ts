import { generateClient } from './build-apps.ts';
import { runScript } from './script.ts';

runScript(async ({ signal }) => {
  await generateClient(signal);
  return 0;
});
