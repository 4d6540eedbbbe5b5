import { randomUUID } from 'node:crypto';
import {
  type CheckId,
  type CheckState,
  checkIdSchema,
  type Failure,
  hostIdSchema,
  type StoreId,
  storeIdSchema,
  type Target,
  type TenantId,
  targetKey,
  tenantIdSchema,
} from '@sightline/spec';
import type { Pool } from 'pg';

/** A store with one host and a check for each target, written directly to the tables. */
export interface FixtureStore {
  readonly storeId: StoreId;
  /** By the target's host name. */
  readonly checks: ReadonlyMap<string, CheckId>;
}

export interface CheckMove {
  readonly store: FixtureStore;
  readonly target: string;
  readonly to: CheckState;
  /** Seconds after `START`. */
  readonly at: number;
  readonly failure?: Failure;
}

export const START = new Date('2026-11-24T14:00:00.000Z');

/** A tenant whose checks can be set to states as if detection had judged them so. */
export class IncidentTenant {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly #pool: Pool;

  private constructor(pool: Pool, tenantId: TenantId, slug: string) {
    this.#pool = pool;
    this.tenantId = tenantId;
    this.slug = slug;
  }

  static async mint(pool: Pool, options: { readonly isControl?: boolean } = {}): Promise<IncidentTenant> {
    const tenantId = tenantIdSchema.parse(randomUUID());
    const slug = `tenant-${tenantId}`;
    await pool.query('INSERT INTO tenant (id, name, slug, is_control) VALUES ($1, $2, $2, $3)', [
      tenantId,
      slug,
      options.isControl ?? false,
    ]);
    return new IncidentTenant(pool, tenantId, slug);
  }

  /** A target is the name of a server, or `service:<name>` for a Windows service of the host itself. */
  async addStore(number: string, targets: readonly string[]): Promise<FixtureStore> {
    const storeId = storeIdSchema.parse(randomUUID());
    const hostId = hostIdSchema.parse(randomUUID());
    await this.#pool.query(
      `INSERT INTO store (tenant_id, id, number, name, address, time_zone, profile)
       VALUES ($1, $2, $3, 'Harbor Point', '12 Quay Street', 'America/New_York', '{}')`,
      [this.tenantId, storeId, number],
    );
    await this.#pool.query(
      `INSERT INTO host (tenant_id, id, store_id, hostname, role, platform, agent_version, key_hash)
       VALUES ($1, $2, $3, 'boh', 'boh', 'linux', '1', '\\x00')`,
      [this.tenantId, hostId, storeId],
    );
    const checks = new Map<string, CheckId>();
    for (const [index, target] of targets.entries()) {
      const checkId = checkIdSchema.parse(randomUUID());
      checks.set(target, checkId);
      await this.#pool.query(
        `INSERT INTO planned_check (tenant_id, id, store_id, host_id, check_no, key, entry_id, title, target, target_key,
           scope, required, interval_s, timeout_ms)
         VALUES ($1, $2, $3, $4, $5, $6, 'entry', $6, $7, $8, $9, true, 10, 5000)`,
        [
          this.tenantId,
          checkId,
          storeId,
          hostId,
          index + 1,
          target,
          JSON.stringify(plannedTargetOf(target)),
          targetKey(plannedTargetOf(target)),
          isService(target) ? 'host' : 'external',
        ],
      );
      await this.#pool.query(
        `INSERT INTO check_state (tenant_id, check_id, store_id, host_id, check_no, state, reason, since)
         VALUES ($1, $2, $3, $4, $5, 'pass', 'passes', $6)`,
        [this.tenantId, checkId, storeId, hostId, index + 1, START],
      );
    }
    return { storeId, checks };
  }

  /** Writes the states and their transitions like the ingest writer, without queueing jobs. */
  async move(...moves: readonly CheckMove[]): Promise<void> {
    for (const { store, target, to, at, failure = 'connect.timeout' } of moves) {
      const checkId = store.checks.get(target);
      const fails = to !== 'pass' && to !== 'degraded';
      const instant = new Date(START.getTime() + at * 1_000);
      const evidence = {
        failure: fails ? failure : null,
        explanation: fails ? 'No answer to the SYN.' : '',
        fix: fails ? `Allow outbound TCP to ${target}:443.` : '',
        hints: [],
        sentences: [`It is ${to}.`],
        failingSince: fails ? new Date(instant.getTime() - 20_000).toISOString() : null,
      };
      await this.#pool.query(
        `WITH before AS (SELECT state FROM check_state WHERE tenant_id = $1 AND check_id = $2),
           moved AS (UPDATE check_state SET state = $4, since = $5, last_outcome = $7 WHERE tenant_id = $1 AND check_id = $2)
         INSERT INTO transition (tenant_id, subject, check_id, store_id, from_state, to_state, reason, evidence, at)
         SELECT $1, 'check', $2, $3, before.state, $4, 'passes', $6, $5 FROM before`,
        [this.tenantId, checkId, store.storeId, to, instant, JSON.stringify(evidence), fails ? 202 : 0],
      );
    }
  }

  /** Makes unhandled transitions old enough for the sweeps. */
  async age(): Promise<void> {
    await this.#pool.query(
      `UPDATE transition SET created_at = created_at - interval '1 minute' WHERE tenant_id = $1 AND handled_at IS NULL`,
      [this.tenantId],
    );
  }
}

function isService(target: string): boolean {
  return target.startsWith('service:');
}

function plannedTargetOf(target: string): Target {
  return isService(target)
    ? { kind: 'service', name: target.slice('service:'.length) }
    : { kind: 'tcp', host: target, port: 443 };
}
