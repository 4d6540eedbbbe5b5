import { Agent, request } from 'node:http';
import type { BenchHost } from '../shared/fleet.ts';
import { encodeReport, reportOf } from './report-body.ts';

export interface Load {
  readonly url: string;
  readonly hosts: readonly BenchHost[];
  readonly checksPerHost: number;
  readonly rounds: number;
  readonly connections: number;
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
  const startedAt = Date.now() - load.rounds * 30_000;

  const sender = async (): Promise<void> => {
    for (let n = next++; n < total; n = next++) {
      const host = load.hosts[n % load.hosts.length];
      if (!host) return;
      const round = Math.floor(n / load.hosts.length);
      const body = encodeReport(reportOf(round + 1, load.checksPerHost, new Date(startedAt + round * 30_000)));
      while ((await post(agent, load.url, { host, body })) !== 202) {
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

async function post(agent: Agent, url: string, message: { host: BenchHost; body: Buffer }): Promise<number> {
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
