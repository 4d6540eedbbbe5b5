import type { NetworkTarget } from '@sightline/spec';
import { ApiClient } from '../api/api-client.ts';
import { describeError } from '../failures/classify-failure.ts';
import { networkForAgent } from '../network/network.ts';
import type { Environment } from '../network/proxy/environment-proxy.ts';
import { type Origin, originOfUrl } from '../network/proxy/origin.ts';
import { probeTarget } from '../probers/network/probe-target.ts';
import { type AgentFile, readAgentFile } from '../state/agent-file.ts';
import { testDisk } from '../state/atomic-file.ts';
import { lockHolder } from '../state/lock-file.ts';
import { type StatePaths, statePaths } from '../state/state-dir.ts';
import { readStatusFile } from '../state/status-file.ts';
import { type Finding, well, wrong } from './finding.ts';
import { judgeClock, judgeKey } from './judge-api.ts';
import { judgeConnection } from './judge-connection.ts';
import { judgeProcess, judgeSpool } from './judge-machine.ts';
import { judgeProxy } from './judge-proxy.ts';

const TIMEOUT_MS = 5_000;

/** Examines the agent of a state directory and its way to the API, with the line up or down. Does not reject. */
export async function diagnoseAgent(stateDir: string, environment: Environment): Promise<Finding[]> {
  const paths = statePaths(stateDir);
  const enrollment = readEnrollment(paths);
  if (enrollment.agent === null) return [enrollment.finding];
  const machine = [judgeState(paths), enrollment.finding, judgeProcess(lockHolder(paths.lock))];
  const way = await examineWay(enrollment.agent, environment);
  return [...machine, ...way, judgeSpool(readStatusFile(paths.status))];
}

async function examineWay(agent: AgentFile, environment: Environment): Promise<Finding[]> {
  const network = networkForAgent(agent, environment);
  const place = originOfUrl(agent.apiUrl);
  const target = targetOf(place);
  const advice = await network.proxies.select(place);
  const result = await probeTarget(target, { ...network, timeoutMs: TIMEOUT_MS });
  const way = judgeConnection(target, result);
  const isWayWell = way.every(({ kind }) => kind === 'well');
  const client = new ApiClient({ apiUrl: agent.apiUrl, ...network, timeoutMs: TIMEOUT_MS });
  const answer = isWayWell
    ? await client.call({
        method: 'GET',
        path: '/v1/agent/assignment',
        headers: { authorization: `Bearer ${agent.hostKey}` },
      })
    : ({ kind: 'unreachable', reason: 'the API cannot be reached' } as const);
  client.close();
  return [...way, judgeProxy(advice, result), judgeClock(answer), judgeKey(answer)];
}

function targetOf({ isTls, host, port }: Origin): NetworkTarget {
  return { kind: isTls ? 'https' : 'http', host, port, path: '/' };
}

type Enrollment =
  | { readonly agent: AgentFile; readonly finding: Finding }
  | { readonly agent: null; readonly finding: Finding };

function readEnrollment(paths: StatePaths): Enrollment {
  const first = 'Enroll this machine with "sightline-agent enroll" and a token of its store from the console.';
  try {
    const agent = readAgentFile(paths.agent);
    if (agent === null) return { agent, finding: wrong('enrollment', `${paths.dir} holds no enrollment.`, first) };
    return { agent, finding: well('enrollment', `This is ${agent.hostname} of ${agent.storeName}.`) };
  } catch (error) {
    return { agent: null, finding: wrong('enrollment', `${describeError(error)}.`, first) };
  }
}

function judgeState(paths: StatePaths): Finding {
  const trouble = testDisk(paths.dir);
  return trouble === null
    ? well('state', `${paths.dir} can be written to.`)
    : wrong(
        'state',
        `${paths.dir} cannot be written to: ${describeError(trouble)}.`,
        'Free space on its disk, or run this as the user who runs the agent.',
      );
}
