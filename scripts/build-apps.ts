import { mustRun } from './command.ts';
import { printStep } from './print.ts';

/** Writes Prisma's client, which is not in git. Throws with its output when Prisma refuses the schema. */
export async function generateClient(signal: AbortSignal): Promise<void> {
  await printStep('generate the Prisma client', () => mustRun('prisma generate', { signal, show: 'captured' }));
}

/** Builds api, agent and web; what has not changed since the last time is taken from turbo's cache. Throws when one fails. */
export async function buildApps(signal: AbortSignal): Promise<void> {
  await generateClient(signal);
  await printStep('build api, agent and web', () =>
    mustRun('turbo run build --continue --output-logs=new-only --log-order=grouped', { signal, show: 'live' }),
  );
}
