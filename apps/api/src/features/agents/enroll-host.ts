import type { EnrollmentRequest, EnrollmentResponse, HostId, HostRole, StoreId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { hashSecret, newSecret } from '../../platform/secrets.ts';
import type { LivePublisher } from '../live/index.ts';
import type { AgentStore, AgentTransaction, ControlReplanning, FleetPlanReader } from './agents.port.ts';
import { hostKeyText } from './domain/host-key.ts';
import { tokenRefusal } from './domain/judge-token.ts';
import { replanHosts } from './replan-hosts.ts';

export interface EnrollHostPorts {
  readonly agents: AgentStore;
  readonly fleet: FleetPlanReader;
  readonly replanning: ControlReplanning;
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

/** Makes a machine a host of the store that its token was made for, with a key and with checks. */
export class EnrollHost {
  readonly #ports: EnrollHostPorts;

  constructor(ports: EnrollHostPorts) {
    this.#ports = ports;
  }

  /**
   * One use of the token is taken if and only if the host is enrolled. Refuses with `auth.token_invalid`,
   * `auth.token_expired` or `auth.token_used_up`, and with `request.invalid` a role that the store's hosts cannot have.
   */
  async enroll(request: EnrollmentRequest): Promise<EnrollmentResponse> {
    const { agents, fleet, replanning, live, clock } = this.#ports;
    const tokenHash = hashSecret(request.token);
    const owner = await agents.tenantOfToken(tokenHash);
    if (!owner) throw tokenRefused('auth.token_invalid');
    const role = hostRole(request.role, owner.isControl);

    const secret = newSecret();
    const at = clock.now();
    const externalChecks = owner.isControl ? await fleet.externalChecks() : [];
    const enrolled = await agents.inTenant(owner.tenantId, async (transaction): Promise<Enrolled> => {
      const { storeId, storeName } = await takeUse(transaction, tokenHash, at);
      const { hostname, platform, agentVersion } = request;
      const description = { storeId, hostname, role, platform, agentVersion, keyHash: hashSecret(secret) };
      const { hostId, seqAfterRestart } = await transaction.enrollHost(description, at);
      const hosts = await transaction.lockHosts({ hostIds: [hostId] });
      const changed = await replanHosts(transaction, hosts, { externalChecks, at });
      return { hostId, storeId, storeName, nextSeq: seqAfterRestart, changed: changed.length > 0 };
    });

    await live.publish(owner.tenantId, [{ kind: 'store_changed', storeId: enrolled.storeId }]);
    if (enrolled.changed && !owner.isControl) await replanning.request();
    return {
      version: 1,
      hostId: enrolled.hostId,
      hostKey: hostKeyText({ hostId: enrolled.hostId, secret }),
      nextSeq: enrolled.nextSeq,
      storeName: enrolled.storeName,
      serverTime: clock.now().toISOString(),
    };
  }
}

/** Hosts of the control tenant are the control, whatever they say; nobody else's can be. */
function hostRole(asked: HostRole, isControl: boolean): HostRole {
  if (isControl) return 'control';
  if (asked !== 'control') return asked;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: "A store's host can't have the role control. Choose another role.",
    faults: [{ path: 'body.role', message: 'control is only for hosts outside any store' }],
  });
}

async function takeUse(
  transaction: AgentTransaction,
  tokenHash: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<{ storeId: StoreId; storeName: string }> {
  const store = await transaction.takeTokenUse(tokenHash, at);
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
