import { mustRun } from './command.ts';
import { printStep } from './print.ts';
import { runScript } from './script.ts';

runScript(async ({ signal }) => {
  await printStep('generate the Prisma client', () => mustRun('prisma generate', { signal, show: 'captured' }));
  return 0;
});
