import type { NetworkTarget } from '@sightline/spec';
import { ApiClient } from '../api/api-client.ts';
import { describeError } from '../failures/classify-failure.ts';
import { networkForAgent } from '../network/network.ts';
import type { EnvironmentVariables } from '../network/proxy/environment-proxy.ts';
import { type Origin, originOfUrl } from '../network/proxy/origin.ts';
import { probeTarget } from '../probers/network/probe-target.ts';
import { type AgentFile, readAgentFile } from '../state/agent-file.ts';
import { testDisk } from '../state/atomic-file.ts';
import { lockHolder } from '../state/lock-file.ts';
import { type StatePaths, statePaths } from '../state/state-dir.ts';
import { readStatusFile } from '../state/status-file.ts';
import { type Finding, ok, problem } from './finding.ts';
import { judgeConnection } from './judge-connection.ts';
import { judgeClock, judgeKey, judgeProcess, judgeProxy, judgeSpool } from './judge-findings.ts';

const TIMEOUT_MS = 5_000;

/** Diagnoses the agent of a state directory and its connection to the API, with the line up or down. Does not reject. */
export async function diagnoseAgent(stateDir: string, environment: EnvironmentVariables): Promise<Finding[]> {
  const paths = statePaths(stateDir);
  const enrollment = readEnrollment(paths);
  if (enrollment.agent === null) return [enrollment.finding];
  const local = [judgeState(paths), enrollment.finding, judgeProcess(lockHolder(paths.lock))];
  const connection = await diagnoseConnection(enrollment.agent, environment);
  return [...local, ...connection, judgeSpool(readStatusFile(paths.status))];
}

async function diagnoseConnection(agent: AgentFile, environment: EnvironmentVariables): Promise<Finding[]> {
  const network = networkForAgent(agent, environment);
  const origin = originOfUrl(agent.apiUrl);
  const target = targetOf(origin);
  const selection = await network.proxies.select(origin);
  const result = await probeTarget(target, { ...network, timeoutMs: TIMEOUT_MS });
  const connection = judgeConnection(target, result);
  const isReachable = connection.every(({ kind }) => kind === 'ok');
  const client = new ApiClient({ apiUrl: agent.apiUrl, ...network, timeoutMs: TIMEOUT_MS });
  const answer = isReachable
    ? await client.call({
        method: 'GET',
        path: '/v1/agent/assignment',
        headers: { authorization: `Bearer ${agent.hostKey}` },
      })
    : ({ kind: 'unreachable', reason: 'the API is unreachable' } as const);
  client.close();
  return [...connection, judgeProxy(selection, result), judgeClock(answer), judgeKey(answer)];
}

function targetOf({ isTls, host, port }: Origin): NetworkTarget {
  return { kind: isTls ? 'https' : 'http', host, port, path: '/' };
}

type Enrollment =
  | { readonly agent: AgentFile; readonly finding: Finding }
  | { readonly agent: null; readonly finding: Finding };

function readEnrollment(paths: StatePaths): Enrollment {
  const fix = 'Enroll this machine with "sightline-agent enroll" and a token from the store\'s page in the console.';
  try {
    const agent = readAgentFile(paths.agent);
    if (agent === null) return { agent, finding: problem('enrollment', `${paths.dir} is not enrolled.`, fix) };
    return { agent, finding: ok('enrollment', `Enrolled as ${agent.hostname} at ${agent.storeName}.`) };
  } catch (error) {
    return { agent: null, finding: problem('enrollment', `${describeError(error)}.`, fix) };
  }
}

function judgeState(paths: StatePaths): Finding {
  const error = testDisk(paths.dir);
  return error === null
    ? ok('state', `${paths.dir} is writable.`)
    : problem(
        'state',
        `Cannot write to ${paths.dir}: ${describeError(error)}.`,
        'Free space on its disk, or run this as the user who runs the agent.',
      );
}
