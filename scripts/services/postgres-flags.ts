/** Settings of the embedded cluster that hold always: loopback only, no replication, fit for a laptop with two cores. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  // Parallel queries want /dev/shm, of which containers have 64 MB.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

/** What a throwaway cluster adds: a crash of the machine may destroy it. */
const EPHEMERAL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** Writes the settings of an embedded cluster as arguments of `postgres`. */
export function postgresFlags(port: number, ephemeral: boolean): string[] {
  const settings = { ...SETTINGS, ...(ephemeral ? EPHEMERAL : {}), port: String(port) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
