import type { Pool } from 'pg';
import type { Script } from '../../scripts/script.ts';
import { findFreePort } from '../../scripts/services/free-port.ts';
import type { Services } from '../../scripts/services.ts';
import { createTenant } from '../shared/fleet.ts';
import { startRole } from '../shared/processes.ts';
import { seedLogin, signIn } from '../shared/seed-login.ts';
import type { VerdictApi } from './verdict-api.ts';

/** Starts the built API and worker as in production, with a tenant that has a login, and a control. */
export async function startVerdictApi(services: Services, pool: Pool, onEnd: Script['onEnd']): Promise<VerdictApi> {
  const tenantId = await seedLogin(services);
  const controlTenantId = await createTenant(pool, { isControl: true });
  const api = await startRole('main', services, { port: await findFreePort() });
  onEnd(async () => await api.stop());
  const worker = await startRole('worker', services, { port: await findFreePort() });
  onEnd(async () => await worker.stop());
  return { apiUrl: api.url, cookie: await signIn(api.url), tenantId, controlTenantId, pool };
}
