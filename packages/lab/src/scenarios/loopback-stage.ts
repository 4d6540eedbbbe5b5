import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createLabCa, writeCaFile } from '../ca/authorities.ts';
import { freePort } from '../free-port.ts';
import { run } from '../namespaces/process.ts';
import { makeTemporaryFolder } from '../namespaces/temporary-folder.ts';
import { StoreNetwork } from '../network/store-network.ts';
import { Vendor } from '../vendor/vendor.ts';
import { checkTarget, checkWithAgent, patienceMs } from './agent-check.ts';
import { LOOPBACK_SCENARIOS } from './loopback-scenarios.ts';
import type { LoopbackScenario, Saying } from './scenario.ts';
import type { Stage } from './stage.ts';

const NAMES = [...new Set(LOOPBACK_SCENARIOS.map(({ target }) => target.name))];
const FIRST_INDEX = 30_000;
const INDEX_SPREAD = 5_000;

/** A store and a control on loopback, in which scenarios are played with the built agent. */
export async function openLoopbackStage(agentFile: string): Promise<Stage<LoopbackScenario>> {
  const folder = await makeTemporaryFolder();
  const ca = await createLabCa();
  const caFile = join(folder, 'lab-ca.pem');
  await writeCaFile(ca, caFile);
  const vendor = await Vendor.start({ ca, names: NAMES });
  const port = await freePort();
  const index = FIRST_INDEX + 2 * (process.pid % INDEX_SPREAD);
  const store = await StoreNetwork.start({ index, vendor, port });
  const control = await StoreNetwork.start({ index: index + 1, vendor, port });

  return {
    play: async (scenario) => {
      const heal = await breakAsIn(scenario, { vendor, store });
      try {
        const checkAt = async (network: StoreNetwork): Promise<Saying | null> =>
          await checkWithAgent(run, {
            agentFile,
            target: checkTarget(scenario.target, port),
            resolver: network.resolver,
            caFile,
            timeoutMs: patienceMs(scenario),
          });
        const [atStore, atControl] = await Promise.all([checkAt(store), checkAt(control)]);
        return { store: atStore, control: atControl };
      } finally {
        await heal();
      }
    },
    close: async () => {
      await store.close();
      await control.close();
      await vendor.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sets a scenario's fault; gives what ends it. */
async function breakAsIn(
  { trouble, target }: LoopbackScenario,
  { vendor, store }: { readonly vendor: Vendor; readonly store: StoreNetwork },
): Promise<() => Promise<void>> {
  switch (trouble.at) {
    case 'store':
      await store.setFault(target.name, trouble.fault);
      return async () => await store.heal(target.name);
    case 'vendor':
      await vendor.down(trouble.fault);
      return async () => await vendor.up();
    case 'line':
      await store.cutLine();
      return async () => await store.restoreLine();
  }
}
