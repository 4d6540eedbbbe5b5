import type { Log } from '../platform/log.ts';
import type { RunAllChecks } from '../scheduler/run-all-checks.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { AgentStatus } from '../state/status-file.ts';
import { buildTechnicianView } from '../technician-view/build-technician-view.ts';
import { hostZone } from '../technician-view/local-time.ts';
import { type PageServer, startPageServer } from './page-server.ts';

/** The port of the technician page on loopback, or off; port 0 takes any free port. */
export type PageSetting = { readonly kind: 'off' } | { readonly kind: 'on'; readonly port: number };

export interface PageSources {
  readonly agent: AgentFile;
  readonly status: () => AgentStatus;
  readonly runAll: RunAllChecks;
  readonly log: Log;
}

const NO_PAGE: PageServer = { url: null, close: () => undefined };

/** Opens the technician page of a running agent. Does not throw; logs if the page cannot be served. */
export function openPage(setting: PageSetting, { agent, status, runAll, log }: PageSources): PageServer {
  if (setting.kind === 'off') return NO_PAGE;
  return startPageServer({
    port: setting.port,
    source: () => {
      const now = new Date();
      const view = buildTechnicianView({ agent, status: status(), pid: process.pid, zone: hostZone(now), now });
      return { view, run: runAll.state };
    },
    runAll: () => {
      runAll.start();
    },
    onReady: (url) => {
      log(`technician page: ${url}`);
    },
    onError: (reason) => {
      log(`cannot serve the technician page: ${reason}`);
    },
  });
}
