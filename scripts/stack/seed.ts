import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { exampleNextVersion } from '@sightline/lab';
import { type ChannelConfig } from '@sightline/spec';
import { z } from 'zod';
import { ROOT } from '../command.ts';
import { DEMO_PASSWORD, DEMO_TENANTS, type DemoStore, type DemoTenant } from './fleet.ts';
import type { Lab } from './lab.ts';

const resultSchema = z.object({
  tenants: z.array(
    z.object({
      slug: z.string(),
      id: z.uuid(),
      stores: z.array(z.object({ number: z.string(), id: z.uuid(), token: z.string() })),
    }),
  ),
});

/** What the seed made of one store: its id, and a token with which its machines enroll. */
export interface SeededStore {
  readonly id: string;
  readonly token: string;
}

export interface Seeded {
  readonly tenantIds: ReadonlyMap<DemoTenant, string>;
  readonly stores: ReadonlyMap<DemoStore, SeededStore>;
}

export interface SeedOptions {
  readonly lab: Lab;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** Has the API's own seed make tenants, logins, stores and channels of the demo. Throws with the log's name when it fails. */
export async function seedFleet(options: SeedOptions): Promise<Seeded> {
  const document = {
    // Something to compare, weigh and adopt; it says of itself that the vendor never published it.
    packs: [exampleNextVersion(PAYTRONIX_PACK)],
    tenants: DEMO_TENANTS.map((tenant) => tenantDocument(tenant, options.lab)),
  };
  const result = resultSchema.parse(JSON.parse(await runSeed(JSON.stringify(document), options)));
  const tenantIds = new Map<DemoTenant, string>();
  const stores = new Map<DemoStore, SeededStore>();
  for (const tenant of DEMO_TENANTS) {
    const made = result.tenants.find(({ slug }) => slug === tenant.slug);
    if (made === undefined) throw new Error(`the seed did not make ${tenant.slug}`);
    tenantIds.set(tenant, made.id);
    for (const store of tenant.stores) {
      const madeStore = made.stores.find(({ number }) => number === store.number);
      if (madeStore === undefined) throw new Error(`the seed did not make store ${store.number} of ${tenant.slug}`);
      stores.set(store, { id: madeStore.id, token: madeStore.token });
    }
  }
  return { tenantIds, stores };
}

async function runSeed(document: string, { env, logFile }: SeedOptions): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'apps', 'api', 'dist', 'seed.mjs')], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(logFile));
  child.stdin.end(document);
  const [output, status] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((done, reject) => {
      child.once('error', reject);
      child.once('close', done);
    }),
  ]);
  if (status !== 0) throw new Error(`the seed failed (exit status ${String(status)}); see ${logFile}`);
  return output;
}

/** What the seed made of a store. Throws for a store that is none of the demo's. */
export function seededStore(seeded: Seeded, store: DemoStore): SeededStore {
  const made = seeded.stores.get(store);
  if (made === undefined) throw new Error(`store ${store.number} was not seeded`);
  return made;
}

interface NamedChannel {
  readonly name: string;
  readonly config: ChannelConfig;
}

function tenantDocument(tenant: DemoTenant, lab: Lab): object {
  const { slug, name, isControl, logins, stores } = tenant;
  return {
    slug,
    name,
    isControl,
    users: logins.map((login) => ({ ...login, password: DEMO_PASSWORD })),
    stores: stores.map(storeDocument),
    channels: channelsOf(tenant, lab),
  };
}

function storeDocument({ number, name, address, timeZone, tags, profile }: DemoStore): object {
  return { number, name, address, timeZone, tags, profile };
}

function channelsOf(tenant: DemoTenant, lab: Lab): NamedChannel[] {
  const channels: NamedChannel[] = [];
  if (tenant.alertEmail !== null) {
    channels.push({ name: 'Operations by email', config: { kind: 'email', to: [tenant.alertEmail] } });
  }
  const slack = lab.slack.get(tenant.slug);
  if (slack === undefined) return channels;
  channels.push({ name: 'Slack #operations', config: { kind: 'slack_webhook', url: slack.webhookUrl } });
  if (tenant.slackBotChannel !== null) {
    const { token, apiUrl } = slack;
    channels.push({
      name: `Slack ${tenant.slackBotChannel}`,
      config: { kind: 'slack_bot', token, apiUrl, channel: tenant.slackBotChannel },
    });
  }
  return channels;
}
