import type { EnrollmentRequest, EnrollmentResponse, HostId, HostRole, StoreId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { hashSecret, newSecret } from '../../platform/secrets.ts';
import type { LivePublisher } from '../live/index.ts';
import { tokenRefusal } from './domain/enrollment-token.ts';
import { formatHostKey } from './domain/host-key.ts';
import { hashEnrollmentToken } from './hash-enrollment-token.ts';
import type { AgentStore, AgentTransaction } from './postgres/agent-store.ts';
import type { ControlPlanReader } from './postgres/control-plan-reader.ts';
import type { ControlReplanQueue } from './redis/control-replan-queue.ts';
import { replanHosts } from './replan-hosts.ts';

export interface EnrollHostDeps {
  readonly agents: AgentStore;
  readonly controlPlan: ControlPlanReader;
  readonly controlReplans: ControlReplanQueue;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
}

interface Enrolled {
  readonly hostId: HostId;
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly nextSeq: number;
  readonly changed: boolean;
}

/** Enrolls a machine as a host of the store that its token belongs to, and gives it a key and checks. */
export class EnrollHost {
  readonly #deps: EnrollHostDeps;

  constructor(deps: EnrollHostDeps) {
    this.#deps = deps;
  }

  /**
   * Uses up one use of the token if and only if the host is enrolled. Refuses with `auth.token_invalid`,
   * `auth.token_expired` or `auth.token_used_up`, and with `request.invalid` for a role that hosts of a store cannot have.
   */
  async enroll(request: EnrollmentRequest): Promise<EnrollmentResponse> {
    const { agents, controlPlan, controlReplans, live, clock } = this.#deps;
    const tokenHash = hashEnrollmentToken(request.token);
    const owner = await agents.tenantOfToken(tokenHash);
    if (!owner) throw tokenRefused('auth.token_invalid');
    const role = hostRole(request.role, owner.isControl);

    const secret = newSecret();
    const at = clock.now();
    const externalChecks = owner.isControl ? await controlPlan.externalChecks() : [];
    const enrolled = await agents.inTenant(owner.tenantId, async (transaction): Promise<Enrolled> => {
      const { storeId, storeName } = await useToken(transaction, tokenHash, at);
      const { hostname, platform, agentVersion } = request;
      const description = { storeId, hostname, role, platform, agentVersion, keyHash: hashSecret(secret) };
      const { hostId, nextSeq } = await transaction.enrollHost(description, at);
      const hosts = await transaction.lockHosts({ hostIds: [hostId] });
      const changed = await replanHosts(transaction, hosts, { externalChecks, at });
      return { hostId, storeId, storeName, nextSeq, changed: changed.length > 0 };
    });

    await live.publish(owner.tenantId, [{ kind: 'store_changed', storeId: enrolled.storeId }]);
    if (enrolled.changed && !owner.isControl) await controlReplans.request();
    return {
      version: 1,
      hostId: enrolled.hostId,
      hostKey: formatHostKey({ hostId: enrolled.hostId, secret }),
      nextSeq: enrolled.nextSeq,
      storeName: enrolled.storeName,
      serverTime: clock.now().toISOString(),
    };
  }
}

/** Returns the role of a new host: hosts of the control tenant are always the control, and no other host can be. */
function hostRole(requested: HostRole, isControl: boolean): HostRole {
  if (isControl) return 'control';
  if (requested !== 'control') return requested;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: "A store's host can't have the role control. Choose another role.",
    faults: [{ path: 'body.role', message: 'control is only for hosts outside any store' }],
  });
}

async function useToken(
  transaction: AgentTransaction,
  tokenHash: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<{ storeId: StoreId; storeName: string }> {
  const store = await transaction.useToken(tokenHash, at);
  if (store) return store;
  const token = await transaction.readToken(tokenHash);
  throw tokenRefused(token ? tokenRefusal(token, at) : 'auth.token_invalid');
}

const DETAIL_BY_REFUSAL = {
  'auth.token_invalid': 'The enrollment token is unknown. Copy the whole token, or create a new one in the console.',
  'auth.token_expired': 'The enrollment token expired. Create a new one in the console.',
  'auth.token_used_up': 'The enrollment token has no uses left. Create a new one in the console.',
} as const;

function tokenRefused(code: keyof typeof DETAIL_BY_REFUSAL): AppError {
  return new AppError({ kind: 'unauthenticated', code, detail: DETAIL_BY_REFUSAL[code] });
}
