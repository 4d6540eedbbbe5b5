import { Agent, request } from 'node:http';
import type { Report } from '@sightline/spec';
import type { BenchHost } from '../shared/fleet.ts';
import { atOnce, encodeReport, reportOf } from './report-body.ts';

const INTERVAL_MS = 30_000;

export interface Load {
  readonly url: string;
  readonly hosts: readonly BenchHost[];
  readonly checksPerHost: number;
  readonly rounds: number;
  readonly connections: number;
  /** Reports a second, each of the moment it is sent; without it as fast as the API takes them, of the past. */
  readonly reportsPerS?: number | undefined;
}

interface LoadOutcome {
  readonly accepted: number;
  readonly refused: number;
}

/**
 * Sends `rounds` reports of every host, in order of seq for each, over keep-alive connections, as fast as the API takes
 * them. A refusal (the queue is full) is sent again after a pause, as an agent does.
 */
export async function sendLoad(load: Load): Promise<LoadOutcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  let next = 0;
  const outcome = { accepted: 0, refused: 0 };
  const total = load.hosts.length * load.rounds;
  const firstProbedMs = Date.now() - load.rounds * INTERVAL_MS;
  const startedMs = performance.now();

  const sender = async (): Promise<void> => {
    for (let n = next++; n < total; n = next++) {
      const host = load.hosts[n % load.hosts.length];
      if (!host) return;
      const round = Math.floor(n / load.hosts.length);
      if (load.reportsPerS !== undefined) await waitUntil(startedMs + (n / load.reportsPerS) * 1_000);
      const body = encodeReport(nextReport(load, round, firstProbedMs));
      while ((await postReport(agent, load.url, { host, body })) !== 202) {
        outcome.refused += 1;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      outcome.accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, sender));
  agent.destroy();
  return outcome;
}

function nextReport({ reportsPerS, checksPerHost }: Load, round: number, firstProbedMs: number): Report {
  const seq = round + 1;
  if (reportsPerS !== undefined) return atOnce(reportOf(seq, checksPerHost, new Date()));
  return reportOf(seq, checksPerHost, new Date(firstProbedMs + round * INTERVAL_MS));
}

async function waitUntil(atMs: number): Promise<void> {
  const leftMs = atMs - performance.now();
  if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
}

/** Posts one encoded report; answers the HTTP status. */
export async function postReport(
  agent: Agent,
  url: string,
  message: { host: BenchHost; body: Buffer },
): Promise<number> {
  return await new Promise((resolve, reject) => {
    const outgoing = request(`${url}/v1/agent/reports`, {
      method: 'POST',
      agent,
      timeout: 30_000,
      headers: {
        authorization: `Bearer ${message.host.hostKey}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': message.body.length,
      },
    });
    outgoing.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(message.body);
  });
}
