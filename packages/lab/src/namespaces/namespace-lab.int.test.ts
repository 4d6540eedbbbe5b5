import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openNamespaceTestbed } from '../scenarios/namespace-testbed.ts';
import type { NamespaceScenario } from '../scenarios/scenario.ts';
import { NAMESPACE_SCENARIOS } from '../scenarios/scenarios.ts';
import type { Testbed } from '../scenarios/testbed.ts';
import { OWN_CA, squidInspectsTls } from './actions/middlebox-actions.ts';
import { lackingTools, namespaceObstacle } from './availability.ts';
import { installTools } from './debian-install.ts';
import { NamespaceLab } from './namespace-lab.ts';

const AGENT = join(import.meta.dirname, '../../../../apps/agent/dist/main.mjs');

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Real middleboxes on a machine that others load as well: one may be late once, and is asked again. */
const LATE_ONCE = { retry: 1 };

function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

await installTools(print);
const obstacle = await namespaceObstacle();
const agentObstacle = obstacle ?? (existsSync(AGENT) ? null : 'apps/agent is not built: npm run build');
if (agentObstacle !== null) print(`the network lab's namespaces are not tested: ${agentObstacle}`);

function because(reason: string | null): string {
  return reason === null ? '' : ` (skipped: ${reason})`;
}

/** The processes that are in some network namespaces. */
function processesIn(namespaces: readonly string[]): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && namespaces.includes(namespaceOf(pid)));
}

function namespaceOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    // It ended meanwhile.
    return '';
  }
}

describe.skipIf(obstacle !== null)(`a lab of network namespaces${because(obstacle)}`, () => {
  it('leaves no process, interface or file behind', async () => {
    const before = Object.keys(networkInterfaces());
    const lab = await NamespaceLab.start();
    if (lackingTools(['squid']) === null) await lab.apply(squidInspectsTls(OWN_CA));
    const namespaces = lab.namespaces;
    expect(new Set(namespaces).size).toBe(7);
    expect(processesIn(namespaces).length).toBeGreaterThan(7);

    await lab.close();
    // A process that was just killed leaves its namespace when the kernel has torn it down.
    await expect.poll(() => processesIn(namespaces), { timeout: 10_000 }).toEqual([]);
    expect(Object.keys(networkInterfaces())).toEqual(before);
    expect(existsSync(dirname(lab.caFile))).toBe(false);
  });

  it('ends if its owner is killed, and the next start removes its files', async () => {
    const module = new URL('./namespace-lab.ts', import.meta.url).href;
    const actions = new URL('./actions/middlebox-actions.ts', import.meta.url).href;
    const hasSquid = lackingTools(['squid']) === null;
    const script = `
      const { NamespaceLab } = await import('${module}');
      const lab = await NamespaceLab.start();
      const { squidInspectsTls, OWN_CA } = await import('${actions}');
      if (${String(hasSquid)}) await lab.apply(squidInspectsTls(OWN_CA));
      console.log(JSON.stringify([lab.caFile, ...lab.namespaces]));`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    const [caFile = '', ...namespaces] = JSON.parse(line.toString()) as string[];
    expect(processesIn(namespaces).length).toBeGreaterThan(7);

    owner.kill('SIGKILL');
    await once(owner, 'exit');
    for (let left = 400; left > 0 && processesIn(namespaces).length > 0; left -= 1) await pause(25);
    expect(processesIn(namespaces)).toEqual([]);
    expect(existsSync(caFile)).toBe(true);
    await (await NamespaceLab.start()).close();
    expect(existsSync(caFile)).toBe(false);
  });

  it('undoes everything after a scenario, even one that failed to apply', async () => {
    const lab = await NamespaceLab.start();
    await expect(lab.apply(() => Promise.reject(new Error('no such thing')))).rejects.toThrow('no such thing');
    await lab.apply(async (controls) => {
      await controls.firewall('gateway', 'chain forward { type filter hook forward priority filter; drop; }');
    });
    await lab.heal();
    await lab.apply(async (controls) => {
      const rules = await controls.topology.gateway.runOrThrow(['nft', 'list', 'tables']);
      expect(rules).not.toContain('scenario');
    });
    await lab.close();
  });
});

describe.skipIf(agentObstacle !== null)(`the built agent in network namespaces${because(agentObstacle)}`, () => {
  let testbed: Testbed<NamespaceScenario>;

  beforeAll(async () => {
    testbed = await openNamespaceTestbed(AGENT);
  });

  afterAll(async () => {
    await testbed.close();
  });

  for (const scenario of NAMESPACE_SCENARIOS) {
    const reason = lackingTools(scenario.tools);
    it.skipIf(reason !== null)(
      `judges ${scenario.name} as the table expects${because(reason)}`,
      LATE_ONCE,
      async () => {
        const { store, control } = await testbed.play(scenario);
        expect({ store, control }).toEqual({ store: scenario.store, control: scenario.control });
      },
    );
  }
});
