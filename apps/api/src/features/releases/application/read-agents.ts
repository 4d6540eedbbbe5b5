import {
  AGENT_HOSTS_MAX,
  type Agents,
  compareVersions,
  type ReleasePlatform,
  type Releases,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import type { SignedInUser } from '../../accounts/index.ts';
import { countHosts } from '../domain/count-hosts.ts';
import { rolloutView } from '../domain/rollout-view.ts';
import type { AgentsReader, OperatorReader, Release, ReleaseShelf, RolloutStore } from './releases.port.ts';

export interface ReadAgentsPorts {
  readonly agents: AgentsReader;
  readonly rollouts: RolloutStore;
  readonly shelf: ReleaseShelf;
  readonly operators: OperatorReader;
  readonly clock: Clock;
}

const RELEASES_MAX = 100;
const NOTHING: Releases = { mayRollOut: false, releases: [], refused: [], counts: null };

/** What the console shows of agents and their versions. */
export class ReadAgents {
  readonly #ports: ReadAgentsPorts;

  constructor(ports: ReadAgentsPorts) {
    this.#ports = ports;
  }

  async agents(tenantId: TenantId): Promise<Agents> {
    const [agents, rollout] = await Promise.all([
      this.#ports.agents.read(tenantId, AGENT_HOSTS_MAX),
      this.#ports.rollouts.current(),
    ]);
    return { ...agents, rollout: rollout && rolloutView(rollout) };
  }

  /** Empty for who may not roll out. */
  async releases(user: SignedInUser, tenantId: TenantId): Promise<Releases> {
    const { operators, shelf, rollouts, clock } = this.#ports;
    if (!(await operators.isOperator(user.id, tenantId))) return NOTHING;
    const [shelved, rollout] = await Promise.all([shelf.list(), rollouts.current()]);
    const counts = rollout && countHosts(rollout, await rollouts.standings(rollout), clock.now());
    return {
      mayRollOut: true,
      releases: summariesOf(shelved.releases).slice(0, RELEASES_MAX),
      refused: shelved.refused.slice(0, RELEASES_MAX),
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
