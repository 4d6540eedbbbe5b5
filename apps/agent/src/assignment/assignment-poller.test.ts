import { join } from 'node:path';
import type { Assignment } from '@sightline/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeApi, HOST_KEY, startFakeApi } from '../../test/fake-api.ts';
import { FakeClock } from '../../test/fake-clock.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { ApiClient } from '../api/api-client.ts';
import { createResolver } from '../network/dns/create-resolver.ts';
import { TrustStore } from '../network/tls/trust-store.ts';
import { AssignmentPoller } from './assignment-poller.ts';

const FIRST: Assignment = { version: 1, revision: 1, reportIntervalS: 30, checks: [] };

let api: FakeApi;
let client: ApiClient;
let clock: FakeClock;
let path: string;
let changes: number[];
let offsetsMs: number[];
const keepers: AssignmentPoller[] = [];

beforeEach(async () => {
  api = await startFakeApi(FIRST);
  client = new ApiClient({
    apiUrl: api.url,
    resolver: createResolver(null),
    trust: new TrustStore(null),
    timeoutMs: 5_000,
  });
  clock = new FakeClock();
  path = join(temporaryFolder(), 'assignment.json');
  changes = [];
  offsetsMs = [];
});
afterEach(async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
  client.close();
  await api.close();
});

function start(): AssignmentPoller {
  const onChange = (assignment: Assignment): void => {
    changes.push(assignment.revision);
  };
  const onCoarseClock = (offsetMs: number): void => {
    offsetsMs.push(offsetMs);
  };
  const ground = { clock, random: () => 0.9, client, hostKey: HOST_KEY, path, log: () => undefined };
  const keeper = new AssignmentPoller({ ...ground, onChange, onCoarseClock });
  keepers.push(keeper);
  keeper.start();
  return keeper;
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000 && !condition(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(condition()).toBe(true);
}

async function advanceUntil(condition: () => boolean): Promise<void> {
  for (let step = 0; step < 400 && !condition(); step += 1) await clock.advance(250);
  expect(condition()).toBe(true);
}

describe('the assignment poller', () => {
  it('applies the assignment, and polls again within a minute without any notice', async () => {
    start();
    await until(() => changes.length === 1);
    api.assignment = { ...FIRST, revision: 2 };
    await advanceUntil(() => changes.length === 2);
    expect(clock.monotonicMs()).toBeLessThanOrEqual(61_000);
    expect(changes).toEqual([1, 2]);
    for (const offsetMs of offsetsMs) expect(Math.abs(offsetMs)).toBeLessThan(5_000);
    expect(offsetsMs.length).toBeGreaterThan(0);
  });

  it('does not apply the same assignment twice', async () => {
    start();
    await until(() => changes.length === 1);
    await advanceUntil(() => api.requests.length === 2);
    await clock.advance(1_000);
    expect(changes).toEqual([1]);
  });

  it('polls right away if a receipt names another revision', async () => {
    const keeper = start();
    await until(() => changes.length === 1);
    await clock.advance(1);
    api.assignment = { ...FIRST, revision: 5 };
    keeper.refreshIfStale(5);
    await until(() => changes.length === 2);
    expect(changes).toEqual([1, 5]);
  });

  it('uses the last good assignment after a restart without the API', async () => {
    start();
    await until(() => changes.length === 1);
    await api.close();
    expect(start().current).toEqual(FIRST);
    expect(changes).toEqual([1, 1]);
  });

  it('keeps the last good assignment if the new one is invalid', async () => {
    const keeper = start();
    await until(() => changes.length === 1);
    await clock.advance(1);
    api.assignment = { ...FIRST, revision: 2, reportIntervalS: -1 };
    keeper.poll();
    await until(() => api.requests.length === 2);
    await clock.advance(1);
    expect(keeper.current).toEqual(FIRST);
  });
});
