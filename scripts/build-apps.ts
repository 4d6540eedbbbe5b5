import { mustRun } from './command.ts';
import { printStep } from './print.ts';

/** Writes Prisma's client, which is not in git. Throws with its output when Prisma refuses the schema. */
export async function generateClient(signal: AbortSignal): Promise<void> {
  await printStep('generate the Prisma client', () => mustRun('prisma generate', { signal, show: 'captured' }));
}

const APPS = ['api', 'agent', 'web'] as const;

/** Builds apps, all unless said; what has not changed since the last time is taken from turbo's cache. Throws when one fails. */
export async function buildApps(signal: AbortSignal, apps: readonly (typeof APPS)[number][] = APPS): Promise<void> {
  await generateClient(signal);
  const filters = apps.map((app) => `--filter=@sightline/${app}`).join(' ');
  await printStep(`build ${apps.join(', ')}`, () =>
    mustRun(`turbo run build ${filters} --continue --output-logs=new-only --log-order=grouped`, {
      signal,
      show: 'live',
    }),
  );
}
