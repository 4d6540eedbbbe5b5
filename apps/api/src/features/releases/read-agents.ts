import {
  AGENT_HOSTS_MAX,
  type Agents,
  compareVersions,
  type ReleasePlatform,
  type Releases,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { SignedInUser } from '../accounts/index.ts';
import { countRolloutHosts } from './domain/count-rollout-hosts.ts';
import { rolloutView } from './domain/rollout.ts';
import type { Release, ReleaseFolder } from './files/release-folder.ts';
import type { AgentVersionReader } from './postgres/agent-version-reader.ts';
import type { OperatorReader } from './postgres/operator-reader.ts';
import type { RolloutStore } from './postgres/rollout-store.ts';

export interface ReadAgentsDeps {
  readonly agents: AgentVersionReader;
  readonly rollouts: RolloutStore;
  readonly releases: ReleaseFolder;
  readonly operators: OperatorReader;
  readonly clock: Clock;
}

const RELEASES_MAX = 100;
const NOTHING: Releases = { mayRollOut: false, releases: [], refused: [], counts: null };

/** Reads what the console shows about agents and their versions. */
export class ReadAgents {
  readonly #deps: ReadAgentsDeps;

  constructor(deps: ReadAgentsDeps) {
    this.#deps = deps;
  }

  /** Returns the versions that a tenant's hosts run. Only the operator sees who started the rollout. */
  async agents(user: SignedInUser, tenantId: TenantId): Promise<Agents> {
    const { agents, rollouts, operators } = this.#deps;
    const [read, rollout, isOperator] = await Promise.all([
      agents.read(tenantId, AGENT_HOSTS_MAX),
      rollouts.current(),
      operators.isOperator(user.id, tenantId),
    ]);
    const view = rollout && rolloutView(rollout);
    return { ...read, rollout: view && { ...view, startedBy: isOperator ? view.startedBy : 'the operator' } };
  }

  /** Returns the releases and the rollout's counts; empty for everyone but the operator. */
  async releases(user: SignedInUser, tenantId: TenantId): Promise<Releases> {
    const { operators, releases, rollouts, clock } = this.#deps;
    if (!(await operators.isOperator(user.id, tenantId))) return NOTHING;
    const [listed, rollout] = await Promise.all([releases.list(), rollouts.current()]);
    const counts = rollout && countRolloutHosts(rollout, await rollouts.readHosts(rollout), clock.now());
    return {
      mayRollOut: true,
      releases: summariesOf(listed.releases).slice(0, RELEASES_MAX),
      refused: listed.refused.slice(0, RELEASES_MAX),
      counts,
    };
  }
}

function summariesOf(releases: readonly Release[]): { version: string; platforms: ReleasePlatform[] }[] {
  const byVersion = Map.groupBy(releases, ({ manifest }) => manifest.version);
  return [...byVersion]
    .map(([version, ofVersion]) => ({ version, platforms: ofVersion.map(({ manifest }) => manifest.platform) }))
    .sort((a, b) => compareVersions(b.version, a.version));
}
