import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import { hashSecret, newSecret } from '../../platform/secrets.ts';
import type { Actor } from '../audit/index.ts';
import type { AgentStore } from './agents.port.ts';

export interface EnrollmentTokenInput {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly usesMax: number;
  readonly validForS: number;
  /** Null for tokens of seeding, which is no doing of a user: it leaves no trace. */
  readonly actor: Actor | null;
}

export interface IssuedToken {
  /** Known to nobody else from here on: only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
  /** The line to run on a machine that has the agent already. */
  readonly command: string;
  /** The lines that install the agent and enroll in one, null where this server has no agent to install. */
  readonly install: { readonly sh: string; readonly powershell: string } | null;
}

/** Where machines reach us. */
export interface AgentDoor {
  readonly agentApiUrl: string;
  readonly hasReleases: boolean;
}

/** Makes tokens with which machines of one store enroll. */
export class CreateEnrollmentToken {
  readonly #agents: AgentStore;
  readonly #clock: Clock;
  readonly #door: AgentDoor;

  constructor(agents: AgentStore, clock: Clock, door: AgentDoor) {
    this.#agents = agents;
    this.#clock = clock;
    this.#door = door;
  }

  /** Refuses as not found when the tenant has no such store. */
  async create({ tenantId, storeId, usesMax, validForS, actor }: EnrollmentTokenInput): Promise<IssuedToken> {
    const token = newSecret();
    const at = this.#clock.now();
    const expiresAt = new Date(at.getTime() + validForS * 1_000);
    const made = { storeId, tokenHash: hashSecret(token), usesMax, expiresAt };
    const added = await this.#agents.inTenant(
      tenantId,
      async (transaction) => await transaction.addToken(made, { actor, at }),
    );
    if (!added) throw notFound();
    return { token, expiresAt, ...linesOf(token, this.#door) };
  }
}

function linesOf(token: string, { agentApiUrl, hasReleases }: AgentDoor): Pick<IssuedToken, 'command' | 'install'> {
  const install = {
    sh: `curl -fsSL ${agentApiUrl}/install.sh | sudo sh -s -- --token ${token}`,
    powershell: `& ([scriptblock]::Create((irm ${agentApiUrl}/install.ps1))) -Token ${token}`,
  };
  return {
    command: `sightline-agent enroll --api ${agentApiUrl} --token ${token}`,
    install: hasReleases ? install : null,
  };
}
