import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import { hashEnrollmentToken, newEnrollmentToken } from './hash-enrollment-token.ts';
import type { AgentStore } from './postgres/agent-store.ts';

export interface EnrollmentTokenInput {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly usesMax: number;
  readonly validForS: number;
  /** Null for tokens from seeding: no user made them, so the audit log doesn't record them. */
  readonly actor: Actor | null;
}

export interface IssuedToken {
  /** Returned only here: the database keeps just its hash. */
  readonly token: string;
  readonly expiresAt: Date;
  /** The command for a host that already has the agent. */
  readonly command: string;
  /** The commands that install the agent and enroll it in one step; null when this server has no released agent. */
  readonly install: { readonly sh: string; readonly powershell: string } | null;
}

/** How agents reach this server. */
export interface AgentEndpoint {
  readonly agentApiUrl: string;
  readonly hasReleases: boolean;
}

/** Creates the tokens with which hosts of one store enroll. */
export class CreateEnrollmentToken {
  readonly #agents: AgentStore;
  readonly #clock: Clock;
  readonly #endpoint: AgentEndpoint;

  constructor(agents: AgentStore, clock: Clock, endpoint: AgentEndpoint) {
    this.#agents = agents;
    this.#clock = clock;
    this.#endpoint = endpoint;
  }

  /** Refuses with 404 when the tenant has no such store. */
  async create({ tenantId, storeId, usesMax, validForS, actor }: EnrollmentTokenInput): Promise<IssuedToken> {
    const token = newEnrollmentToken();
    const at = this.#clock.now();
    const expiresAt = new Date(at.getTime() + validForS * 1_000);
    const stored = { storeId, tokenHash: hashEnrollmentToken(token), usesMax, expiresAt };
    const added = await this.#agents.inTenant(
      tenantId,
      async (transaction) => await transaction.addToken(stored, { actor, at }),
    );
    if (!added) throw notFound();
    return { token, expiresAt, ...commandsFor(token, this.#endpoint) };
  }
}

function commandsFor(
  token: string,
  { agentApiUrl, hasReleases }: AgentEndpoint,
): Pick<IssuedToken, 'command' | 'install'> {
  const install = {
    sh: `curl -fsSL ${agentApiUrl}/install.sh | sudo sh -s -- --token ${token}`,
    powershell: `& ([scriptblock]::Create((irm ${agentApiUrl}/install.ps1))) -Token ${token}`,
  };
  return {
    command: `sightline-agent enroll --api ${agentApiUrl} --token ${token}`,
    install: hasReleases ? install : null,
  };
}
