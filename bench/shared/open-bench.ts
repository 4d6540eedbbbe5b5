import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { buildApps } from '../../scripts/build-apps.ts';
import { printStep } from '../../scripts/print.ts';
import type { Script } from '../../scripts/script.ts';
import { type Services, startServices } from '../../scripts/services.ts';

const DATA = join(import.meta.dirname, '..', '..', '.data', 'bench');

/** Builds the API and starts empty services, Postgres with fsync on; `pool` sees all tenants. Ended with the command. */
export async function openBench({ signal, onEnd }: Script): Promise<{ services: Services; pool: Pool }> {
  await buildApps(signal, ['api']);
  rmSync(DATA, { recursive: true, force: true });
  const services = await printStep(
    'start Postgres (durable) and Redis',
    async () => await startServices({ dataDir: DATA }),
  );
  onEnd(services.stop);
  const pool = new Pool({ connectionString: services.systemUrl, max: 2 });
  onEnd(async () => {
    await pool.end();
  });
  return { services, pool };
}
