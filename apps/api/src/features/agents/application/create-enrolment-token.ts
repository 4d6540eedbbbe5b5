import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { notFound } from '../../../platform/errors.ts';
import { hashSecret, newSecret } from '../../../platform/secrets.ts';
import type { AgentStore } from './agents.port.ts';

export interface EnrolmentTokenInput {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly usesMax: number;
  readonly validForS: number;
}

export interface IssuedToken {
  /** Known to nobody else from here on: only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
  /** The line to run on the machine that is to enrol. */
  readonly command: string;
}

/** Makes tokens with which machines of one store enrol. */
export class CreateEnrolmentToken {
  readonly #agents: AgentStore;
  readonly #clock: Clock;
  readonly #agentApiUrl: string;

  constructor(agents: AgentStore, clock: Clock, agentApiUrl: string) {
    this.#agents = agents;
    this.#clock = clock;
    this.#agentApiUrl = agentApiUrl;
  }

  /** Refuses as not found when the tenant has no such store. */
  async create({ tenantId, storeId, usesMax, validForS }: EnrolmentTokenInput): Promise<IssuedToken> {
    const token = newSecret();
    const expiresAt = new Date(this.#clock.now().getTime() + validForS * 1_000);
    const added = await this.#agents.inTenant(
      tenantId,
      async (transaction) => await transaction.addToken({ storeId, tokenHash: hashSecret(token), usesMax, expiresAt }),
    );
    if (!added) throw notFound();
    return { token, expiresAt, command: `sightline-agent enroll --api ${this.#agentApiUrl} --token ${token}` };
  }
}
