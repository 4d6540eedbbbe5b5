import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServices } from '../../scripts/services.ts';
import { disagreementsOf, misjudgementsOf } from './judgement.ts';
import { type Played, playLoopback } from './play-all.ts';
import { judgeSameTimeout } from './same-timeout.ts';
import { startVerdictApi } from './start-verdict-api.ts';
import type { VerdictApi } from './verdict-api.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
const AGENT = join(APPS, 'agent', 'dist', 'main.mjs');
const isBuilt = [AGENT, join(APPS, 'api', 'dist', 'main.mjs')].every((file) => existsSync(file));
if (!isBuilt) process.stderr.write('verdicts over the whole path are not tested: npm run build\n');

/** One of each state that a store can give by itself; `npm run bench -- verdicts` plays all. */
const NAMES = ['answer', 'silent', 'intercept', 'block_page', 'vendor_refuse', 'line_cut'].map(
  (name) => `loopback_${name}`,
);

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

describe.skipIf(!isBuilt)('verdicts over the whole path (skipped unless the apps are built)', () => {
  const cleanUps: (() => Promise<void>)[] = [];
  const onEnd = (cleanUp: () => Promise<void>): void => void cleanUps.push(cleanUp);
  let verdictApi: VerdictApi;
  let played: Pick<Played, 'judgements'> & { readonly records: Played['loopback'] };

  beforeAll(async () => {
    const services = await startServices({ ephemeral: true });
    onEnd(services.stop);
    const pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    // A connection on its way out may still hear that the server ends.
    pool.on('error', () => undefined);
    onEnd(async () => await pool.end());
    verdictApi = await startVerdictApi(services, pool, onEnd);
    const { signal } = new AbortController();
    const isWanted = (name: string): boolean => NAMES.includes(name);
    played = await playLoopback({ agentFile: AGENT, verdictApi, isWanted, signal, onEnd });
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  });

  it.each(NAMES)('judges %s as the table expects, with the same words in check, running agent and console', (name) => {
    const judgement = played.judgements.find(({ scenario }) => scenario.name === name);
    if (judgement?.kind !== 'played') throw new Error(`${name} was not played`);
    expect([...misjudgementsOf(judgement), ...disagreementsOf(judgement)]).toEqual([]);
  });

  it('gives the same timeout four states by the evidence, each with its explanation', async () => {
    const verdicts = await judgeSameTimeout(verdictApi, played.records);
    expect(verdicts.map(({ state }) => state)).toEqual(verdicts.map(({ expected }) => expected));
    expect(new Set(verdicts.map(({ state }) => state)).size).toBe(4);
    for (const { sentences } of verdicts) expect(sentences.length).toBeGreaterThan(1);
  });
});
