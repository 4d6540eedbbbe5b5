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
import { countHosts } from './domain/count-hosts.ts';
import { rolloutView } from './domain/rollout-view.ts';
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

  /** Who of the operator's people began the rollout is told to the operator alone. */
  async agents(user: SignedInUser, tenantId: TenantId): Promise<Agents> {
    const { agents, rollouts, operators } = this.#ports;
    const [read, rollout, isOperator] = await Promise.all([
      agents.read(tenantId, AGENT_HOSTS_MAX),
      rollouts.current(),
      operators.isOperator(user.id, tenantId),
    ]);
    const view = rollout && rolloutView(rollout);
    return { ...read, rollout: view && { ...view, startedBy: isOperator ? view.startedBy : 'the operator' } };
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
