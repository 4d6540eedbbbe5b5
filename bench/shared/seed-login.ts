import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ChannelConfig } from '@sightline/spec';
import { z } from 'zod';
import type { Services } from '../../scripts/services.ts';
import { environmentOf } from './processes.ts';

const SEED = join(import.meta.dirname, '..', '..', 'apps', 'api', 'dist', 'seed.mjs');
const LOGIN = { email: 'bench@example.com', password: 'a password for benchmarks' };

const seededSchema = z.object({ tenants: z.array(z.object({ id: z.uuid() })).length(1) });

export interface SeededChannel {
  readonly name: string;
  readonly config: ChannelConfig;
}

/** Has the API's own seed make a tenant with one login. */
export async function seedLogin(services: Services, channels: readonly SeededChannel[] = []): Promise<string> {
  const child = spawn(process.execPath, [SEED], { stdio: ['pipe', 'pipe', 'inherit'], env: environmentOf(services) });
  const user = { ...LOGIN, name: 'Bench', role: 'owner' };
  child.stdin.end(JSON.stringify({ tenants: [{ name: 'Bench', slug: 'bench', users: [user], stores: [], channels }] }));
  const { tenants } = seededSchema.parse(JSON.parse(await text(child.stdout)));
  return tenants[0]?.id ?? '';
}

/** Signs in as that login; answers the cookie. */
export async function signIn(apiUrl: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
    body: JSON.stringify(LOGIN),
  });
  if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
