import type { HostId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** The parts of an assignment that describe other hosts of the store; parsed with the assignment. */
export interface LanPeers {
  readonly peers: unknown;
  readonly meetingPorts: unknown;
}

/** Reads the hosts that a host's checks target, and the ports of this host that other hosts probe, with their addresses. */
export async function readLanPeers(
  transaction: TenantTransaction,
  tenantId: TenantId,
  hostId: HostId,
): Promise<LanPeers> {
  const [row] = await transaction.$queryRaw<[LanPeers]>`
    WITH lan AS (
      SELECT host_id, (target ->> 'peerId')::uuid AS peer_id, (target ->> 'port')::int AS port FROM planned_check
      WHERE tenant_id = ${tenantId}::uuid AND scope = 'lan' AND retired_at IS NULL
        AND store_id = (SELECT store_id FROM host WHERE tenant_id = ${tenantId}::uuid AND id = ${hostId}::uuid)
    ), peer AS (
      SELECT id, hostname AS name, role, to_jsonb(lan_addresses) AS addresses, true AS has_agent
      FROM host WHERE tenant_id = ${tenantId}::uuid
      UNION ALL
      SELECT id, name, role, jsonb_build_array(host(address)), false FROM agentless_host WHERE tenant_id = ${tenantId}::uuid
    ), asking AS (
      SELECT DISTINCT lan.port, lan.host_id, h.lan_addresses
      FROM lan JOIN host h ON h.tenant_id = ${tenantId}::uuid AND h.id = lan.host_id
      WHERE lan.peer_id = ${hostId}::uuid AND h.lan_addresses <> '{}'
    )
    SELECT (
      SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role, 'addresses', p.addresses,
        'hasAgent', p.has_agent) ORDER BY p.id)
      FROM peer p WHERE p.id IN (SELECT peer_id FROM lan WHERE host_id = ${hostId}::uuid)
    ) AS peers, (
      SELECT jsonb_agg(jsonb_build_object('port', port, 'from', "from") ORDER BY port)
      FROM (SELECT port, jsonb_agg(to_jsonb(lan_addresses) ORDER BY host_id) AS "from" FROM asking GROUP BY port) AS ports
    ) AS "meetingPorts"`;
  return row;
}
