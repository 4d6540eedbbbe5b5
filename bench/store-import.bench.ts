import { z } from 'zod';
import { print } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { findFreePort } from '../scripts/services/free-port.ts';
import { ConsoleCaller } from './shared/console-caller.ts';
import { openBench } from './shared/open-bench.ts';
import { startRole } from './shared/processes.ts';
import { seedLogin, signIn } from './shared/seed-login.ts';
import { formatCount, median, percentile } from './shared/statistics.ts';

const STORES = 10_000;
const POLL_MS = 100;
const WAIT_MS_MAX = 300_000;

const takenSchema = z.object({ id: z.uuid() });
const importSchema = z.object({
  status: z.string(),
  report: z
    .object({ counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }) })
    .nullable(),
});

/** Stores from a CSV file: uploaded, checked, applied; then the same file with another value in every row. */
export default async function benchStoreImport(script: Script): Promise<void> {
  const { services } = await openBench(script);
  const tenantId = await seedLogin(services);
  const api = await startRole('main', services, { port: await findFreePort() });
  script.onEnd(async () => await api.stop());
  const worker = await startRole('worker', services, { port: await findFreePort() });
  script.onEnd(async () => await worker.stop());
  const console = new ConsoleCaller(`${api.url}/v1/tenants/${tenantId}`, await signIn(api.url));

  await importFile(console, 'new stores', storesFile('570'));
  await importFile(console, 'the same with another merchant id', storesFile('812'));
  const startedAt = performance.now();
  await console.get('/store-export');
  print(`  exported in ${secondsSince(startedAt)}`);
}

function storesFile(mid: string): string {
  const rows = Array.from({ length: STORES }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    return `${number},Harbor ${number},"${String(index)} Pier Road, Portland",America/New_York,east|patio,aloha,na,production,${mid}`;
  });
  return ['number,name,address,time_zone,tags,pos,region,environment,mid', ...rows].join('\r\n');
}

async function importFile(console: ConsoleCaller, name: string, text: string): Promise<void> {
  let isRunning = true;
  const meanwhile = console.timeWhile('/fleet', () => isRunning);
  const startedAt = performance.now();
  const { id } = takenSchema.parse(await console.post('/store-imports', { fileName: 'stores.csv', text }));
  const uploaded = secondsSince(startedAt);
  await waitFor(console, id, 'checked');
  const checked = secondsSince(startedAt);
  await console.post(`/store-imports/${id}/apply`, {});
  const { report } = await waitFor(console, id, 'applied');
  const wholeMs = performance.now() - startedAt;
  isRunning = false;
  const times = await meanwhile;
  const { added = 0, changed = 0, refused = 0 } = report?.counts ?? {};
  print(`· ${name}: ${formatCount(added)} added, ${formatCount(changed)} changed, ${formatCount(refused)} refused`);
  print(`  uploaded after ${uploaded}, checked after ${checked}, applied after ${(wholeMs / 1_000).toFixed(1)} s`);
  print(`  ${formatCount(STORES / (wholeMs / 1_000))} rows/s`);
  print(`  GET /fleet meanwhile: median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`);
}

async function waitFor(console: ConsoleCaller, id: string, status: string): Promise<z.infer<typeof importSchema>> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < WAIT_MS_MAX) {
    const file = importSchema.parse(await console.get(`/store-imports/${id}`));
    if (file.status === status) return file;
    if (file.status === 'refused') throw new Error(JSON.stringify(file.report));
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`the file did not become ${status}`);
}

function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
}
