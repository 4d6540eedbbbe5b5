import type { HostId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** What an assignment says of the other machines of the store; to be parsed with the assignment. */
export interface PeersOfHost {
  readonly peers: unknown;
  readonly meetingPorts: unknown;
}

/** The machines that a host's checks name, and its ports that checks of other hosts name, with who probes them. */
export async function readPeers(
  transaction: TenantTransaction,
  tenantId: TenantId,
  hostId: HostId,
): Promise<PeersOfHost> {
  const [row] = await transaction.$queryRaw<[PeersOfHost]>`
    WITH lan AS (
      SELECT host_id, (target ->> 'peerId')::uuid AS peer_id, (target ->> 'port')::int AS port FROM planned_check
      WHERE tenant_id = ${tenantId}::uuid AND scope = 'lan' AND retired_at IS NULL
        AND store_id = (SELECT store_id FROM host WHERE tenant_id = ${tenantId}::uuid AND id = ${hostId}::uuid)
    ), machine AS (
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
      SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'role', m.role, 'addresses', m.addresses,
        'hasAgent', m.has_agent) ORDER BY m.id)
      FROM machine m WHERE m.id IN (SELECT peer_id FROM lan WHERE host_id = ${hostId}::uuid)
    ) AS peers, (
      SELECT jsonb_agg(jsonb_build_object('port', port, 'from', "from") ORDER BY port)
      FROM (SELECT port, jsonb_agg(to_jsonb(lan_addresses) ORDER BY host_id) AS "from" FROM asking GROUP BY port) AS ports
    ) AS "meetingPorts"`;
  return row;
}
