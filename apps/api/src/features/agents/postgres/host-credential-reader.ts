import { type HostId, storeIdSchema, tenantIdSchema } from '@sightline/spec';
import type { Pool } from 'pg';
import type { AuthenticatedHost } from '../domain/authenticated-host.ts';

/** A host, and the hash of the secret in its key. */
export interface HostCredential {
  readonly host: AuthenticatedHost;
  readonly keyHash: Uint8Array;
}

interface HostRow {
  readonly tenant_id: string;
  readonly store_id: string;
  readonly key_hash: Buffer;
  readonly is_control: boolean;
  readonly revision: number | null;
  readonly check_no_max: number | null;
}

/** Reads host credentials across all tenants: until the key is verified, the tenant is unknown. */
export class HostCredentialReader {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Returns null for an unknown host. Throws when Postgres is down. */
  async read(hostId: HostId): Promise<HostCredential | null> {
    const { rows } = await this.#pool.query<HostRow>({
      name: 'agents.host_record',
      text: `SELECT h.tenant_id, h.store_id, h.key_hash, t.is_control, a.revision,
          (SELECT max(p.check_no) FROM planned_check p WHERE p.tenant_id = h.tenant_id AND p.host_id = h.id) AS check_no_max
        FROM host h
        JOIN tenant t ON t.id = h.tenant_id
        LEFT JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.id
        WHERE h.id = $1`,
      values: [hostId],
    });
    const [row] = rows;
    if (!row) return null;
    return {
      keyHash: row.key_hash,
      host: {
        tenantId: tenantIdSchema.parse(row.tenant_id),
        hostId,
        storeId: storeIdSchema.parse(row.store_id),
        isControl: row.is_control,
        checkNoMax: row.check_no_max ?? 0,
        assignmentRevision: row.revision ?? 0,
      },
    };
  }
}
