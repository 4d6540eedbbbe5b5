import { buildHostView } from '../technician-view/build-technician-view.ts';
import { machineZone } from '../technician-view/local-time.ts';
import type { Log } from '../platform/log.ts';
import type { RunAll } from '../scheduler/run-all-checks.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { StatusKeeper } from '../agent/status-recorder.ts';
import { type PageServer, startPageServer } from './page-server.ts';

/** Where the technician's page is served on loopback; port 0 takes any that is free. */
export type PagePlace = { readonly kind: 'off' } | { readonly kind: 'on'; readonly port: number };

export interface PageGround {
  readonly agent: AgentFile;
  readonly status: StatusKeeper;
  readonly runAll: RunAll;
  readonly log: Log;
}

const NO_PAGE: PageServer = { url: null, close: () => undefined };

/** Opens the technician's page of a running agent. Does not throw: where it cannot be, the log says so. */
export function openPage(place: PagePlace, { agent, status, runAll, log }: PageGround): PageServer {
  if (place.kind === 'off') return NO_PAGE;
  return startPageServer({
    port: place.port,
    source: () => {
      const now = new Date();
      const view = buildHostView({ agent, status: status.status(), pid: process.pid, zone: machineZone(now), now });
      return { view, run: runAll.state };
    },
    runAll: () => {
      runAll.start();
    },
    onReady: (url) => {
      log(`the technician's page is at ${url}`);
    },
    onTrouble: (reason) => {
      log(`no technician's page: ${reason}`);
    },
  });
}
