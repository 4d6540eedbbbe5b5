import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname as machineName } from 'node:os';
import { resolve } from 'node:path';
import {
  type EnrollmentRequest,
  type EnrollmentResponse,
  enrollmentResponseSchema,
  hostRoleSchema,
  problemSchema,
} from '@sightline/spec';
import { type ApiAnswer, ApiClient } from '../api/api-client.ts';
import { nameServerText } from '../network/dns/name-server.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import { type AgentFile, readAgentFile, writeAgentFile } from '../state/agent-file.ts';
import { lockHolder } from '../state/lock-file.ts';
import { type StatePaths, statePaths } from '../state/state-dir.ts';
import { openNetwork, readNameServer } from './network-options.ts';
import { UsageError } from './usage-error.ts';

export interface EnrollOptions {
  readonly api: string;
  readonly token: string;
  readonly role: string;
  readonly hostname?: string;
  readonly stateDir: string;
  readonly resolver?: string;
  readonly ca?: string;
  readonly proxy?: string;
  /** The folder that Windows programs under Wine see as drive C. */
  readonly driveC?: string;
}

/**
 * Enrolls this host in the token's store and saves the enrollment. Throws a UsageError, or an Error with the API's
 * answer.
 */
export async function runEnroll(options: EnrollOptions): Promise<void> {
  const role = hostRoleSchema.safeParse(options.role);
  if (!role.success)
    throw new UsageError(`--role "${options.role}" must be one of ${hostRoleSchema.options.join(', ')}`);
  if (!URL.canParse(options.api) || !/^https?:/.test(options.api))
    throw new UsageError(`--api "${options.api}" must be an http or https URL`);
  const paths = statePaths(options.stateDir);
  const holder = lockHolder(paths.lock);
  if (holder !== null)
    throw new UsageError(`an agent (process ${holder}) is running on ${options.stateDir}; stop it, then enroll again`);

  const hostname = options.hostname ?? machineName();
  const response = await askToEnroll(options, {
    version: 1,
    token: options.token,
    hostname,
    role: role.data,
    agentVersion: AGENT_VERSION,
    // Windows programs may run here under Wine; the API then plans checks for them.
    platform: `${process.platform}-${process.arch}${options.driveC === undefined ? '' : '-wine'}`,
  });
  keepEnrollment(paths, {
    version: 1,
    apiUrl: options.api,
    hostId: response.hostId,
    hostKey: response.hostKey,
    hostname,
    role: role.data,
    storeName: response.storeName,
    enrolledAt: new Date().toISOString(),
    nextSeq: response.nextSeq,
    resolver: options.resolver === undefined ? null : nameServerText(readNameServer(options.resolver)),
    ca: options.ca === undefined ? null : readFileSync(options.ca, 'utf8'),
    ...(options.proxy === undefined ? {} : { proxy: options.proxy }),
    ...(options.driveC === undefined ? {} : { driveC: resolve(options.driveC) }),
  });
  process.stdout.write(`enrolled ${hostname} as ${role.data} of ${response.storeName} (host ${response.hostId})\n`);
}

async function askToEnroll(options: EnrollOptions, request: EnrollmentRequest): Promise<EnrollmentResponse> {
  const client = new ApiClient({ apiUrl: options.api, ...openNetwork(options) });
  const body = Buffer.from(JSON.stringify(request));
  const answer = await client.call({
    method: 'POST',
    path: '/v1/agent/enroll',
    headers: { 'content-type': 'application/json' },
    body,
  });
  client.close();
  if (answer.kind === 'unreachable') throw new Error(`cannot reach ${options.api}: ${answer.reason}`);
  if (answer.status < 200 || answer.status > 299) throw new Error(refusalText(answer));
  return parseResponse(answer.body, options.api);
}

function parseResponse(body: string, api: string): EnrollmentResponse {
  try {
    return enrollmentResponseSchema.parse(JSON.parse(body));
  } catch {
    throw new Error(`${api} does not answer like a Sightline API; check the URL`);
  }
}

function refusalText(answer: ApiAnswer & { kind: 'answered' }): string {
  try {
    const problem = problemSchema.parse(JSON.parse(answer.body));
    return `the API rejected the enrollment: ${problem.detail} (${problem.code})`;
  } catch {
    return `the API answered with status ${answer.status}`;
  }
}

function keepEnrollment(paths: StatePaths, agent: AgentFile): void {
  mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
  const before = readBefore(paths);
  // The spool contains another host's reports, which this host must not send.
  if (before !== null && before.hostId !== agent.hostId) {
    for (const path of [paths.spool, paths.losses, paths.seq, paths.assignment, paths.status])
      rmSync(path, { recursive: true, force: true });
  }
  writeAgentFile(paths.agent, agent);
}

function readBefore(paths: StatePaths): AgentFile | null {
  try {
    return readAgentFile(paths.agent);
  } catch {
    return null;
  }
}
