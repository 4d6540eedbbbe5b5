import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLabCa, FAULT_EXPECTATIONS, FAULTS, type Fault, StoreNetwork, Vendor, writeCaFile } from '@sightline/lab';
import { checkDocumentSchema } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAgent } from './support/agent-check.ts';

/** Several times the delay of the slow server, which must pass on a busy machine too. */
const TIMEOUT_MS = '8000';
/** A number of its own for each run on this machine. */
const INDEX = 3_000 + (process.pid % 10_000);
const closers: (() => Promise<void>)[] = [];
let options: readonly string[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-check-'));
  closers.push(() => rm(folder, { recursive: true }));
  const ca = await createLabCa();
  const caFile = join(folder, 'ca.pem');
  await writeCaFile(ca, caFile);
  const vendor = await Vendor.start({ ca, names: FAULTS.map(nameOf) });
  closers.push(() => vendor.close());
  const network = await StoreNetwork.start({ index: INDEX, vendor });
  closers.push(() => network.close());
  for (const fault of FAULTS) await network.setFault(nameOf(fault), fault);
  options = ['--json', '--resolver', network.resolver, '--ca', caFile, '--timeout', TIMEOUT_MS];
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

describe('sightline-agent check --json', () => {
  it.concurrent.each(FAULTS)('says of a server that does "%s" what is so, and exits accordingly', async (fault) => {
    const { status, stdout } = await runAgent(['check', `https://${nameOf(fault)}/`, ...options]);
    const document = checkDocumentSchema.parse(JSON.parse(stdout));
    const { failure, outcome } = FAULT_EXPECTATIONS[fault];
    expect(document).toMatchObject({ schema: 'sightline.check.v1', failure, outcome });
    expect(document.failures[0] ?? null).toBe(failure);
    expect(document.explanation).not.toBe('');
    expect(status).toBe(outcome === 'fail' ? 1 : 0);
  });

  it('connects, and no more, to a bare host and port', async () => {
    const target = `${nameOf('expired_certificate')}:443`;
    const { status, stdout } = await runAgent(['check', target, ...options]);
    expect(checkDocumentSchema.parse(JSON.parse(stdout))).toMatchObject({ outcome: 'pass', failure: null });
    expect(status).toBe(0);
  });

  it.each([[[]], [['not a target']], [['https://example.com/', '--timeout', 'soon']], [['ftp://example.com/']]])(
    'refuses %j as a usage error, with nothing on stdout',
    async (args) => {
      const { status, stdout, stderr } = await runAgent(['check', '--json', ...args]);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).not.toBe('');
    },
  );
});

/** A name of its own for each fault, so that all of them can be checked at once. */
function nameOf(fault: Fault): string {
  return `${fault.replaceAll('_', '-')}.pxsplatform.com`;
}
