import type { Target } from '@sightline/spec';
import { describeError } from '../probers/classify-failure.ts';
import { probeTarget } from '../probers/probe.ts';
import { createTrust } from '../probers/trust.ts';
import { createResolver } from '../resolver/create-resolver.ts';
import { parseNameServer } from '../resolver/name-server.ts';
import { createApiClient } from '../sender/api-client.ts';
import { type AgentFile, readAgentFile } from '../state/agent-file.ts';
import { tryDisk } from '../state/atomic-file.ts';
import { holderOf } from '../state/lock-file.ts';
import { type StatePaths, statePaths } from '../state/state-dir.ts';
import { readStatusFile } from '../state/status-file.ts';
import { type Finding, well, wrong } from './finding.ts';
import { judgeClock, judgeKey } from './judge-api.ts';
import { judgeProcess, judgeProxy, judgeSpool } from './judge-machine.ts';
import { judgeWay } from './judge-way.ts';

const TIMEOUT_MS = 5_000;

/** Examines the agent of a state directory and its way to the API, with the line up or down. Does not reject. */
export async function examineAgent(
  stateDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Finding[]> {
  const paths = statePaths(stateDir);
  const enrolment = readEnrolment(paths);
  if (enrolment.agent === null) return [enrolment.finding];
  const machine = [judgeState(paths), enrolment.finding, judgeProcess(holderOf(paths.lock))];
  const way = await examineWay(enrolment.agent, environment);
  return [...machine, ...way, judgeSpool(readStatusFile(paths.status))];
}

async function examineWay(
  agent: AgentFile,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Finding[]> {
  const resolver = createResolver(agent.resolver === null ? null : parseNameServer(agent.resolver, 53));
  const trust = createTrust(agent.ca);
  const target = targetOf(agent.apiUrl);
  const way = judgeWay(target, await probeTarget(target, { resolver, trust, timeoutMs: TIMEOUT_MS }));
  const isWayWell = way.every(({ kind }) => kind === 'well');
  const client = createApiClient({ apiUrl: agent.apiUrl, resolver, trust, timeoutMs: TIMEOUT_MS });
  const answer = isWayWell
    ? await client.call({
        method: 'GET',
        path: '/v1/agent/assignment',
        headers: { authorization: `Bearer ${agent.hostKey}` },
      })
    : ({ kind: 'unreachable', reason: 'the API cannot be reached' } as const);
  client.close();
  return [...way, judgeProxy(environment, isWayWell), judgeClock(answer), judgeKey(answer)];
}

function targetOf(apiUrl: string): Target {
  const url = new URL(apiUrl);
  const kind = url.protocol === 'https:' ? 'https' : 'http';
  const port = url.port === '' ? (kind === 'https' ? 443 : 80) : Number(url.port);
  return { kind, host: url.hostname.replace(/^\[|\]$/g, ''), port, path: '/' };
}

type Enrolment =
  | { readonly agent: AgentFile; readonly finding: Finding }
  | { readonly agent: null; readonly finding: Finding };

function readEnrolment(paths: StatePaths): Enrolment {
  const first = 'Enrol this machine with "sightline-agent enroll" and a token of its store from the console.';
  try {
    const agent = readAgentFile(paths.agent);
    if (agent === null) return { agent, finding: wrong('enrolment', `${paths.dir} holds no enrolment.`, first) };
    return { agent, finding: well('enrolment', `This is ${agent.hostname} of ${agent.storeName}.`) };
  } catch (error) {
    return { agent: null, finding: wrong('enrolment', `${describeError(error)}.`, first) };
  }
}

function judgeState(paths: StatePaths): Finding {
  const trouble = tryDisk(paths.dir);
  return trouble === null
    ? well('state', `${paths.dir} can be written to.`)
    : wrong(
        'state',
        `${paths.dir} cannot be written to: ${describeError(trouble)}.`,
        'Free space on its disk, or run this as the user who runs the agent.',
      );
}
