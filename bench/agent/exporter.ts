import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@sightline/lab';
import type { Targets } from './targets.ts';

export const EXPORTER_NAME = 'prometheus-blackbox-exporter';
const PROGRAM = `/usr/bin/${EXPORTER_NAME}`;
const READY_MS_MAX = 10_000;

export interface RunningExporter {
  readonly pid: number;
  readonly startUpMs: number;
  /** Has it probe a target once; false when that fails. */
  readonly probe: (name: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/**
 * Debian's prometheus-blackbox-exporter on the same targets, null when it is not installed.
 *
 * It takes its resolver from the system only, so it is given addresses, and the name in the request and in TLS. Somebody
 * else has to ask it for every probe and keep what it says: a Prometheus, which is not counted here.
 */
export async function startExporter(targets: Targets): Promise<RunningExporter | null> {
  if (!existsSync(PROGRAM)) return null;
  const config = join(targets.folder, 'exporter.yml');
  writeFileSync(
    config,
    JSON.stringify({ modules: Object.fromEntries(targets.names.map((name) => [name, moduleFor(name, targets)])) }),
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedMs = performance.now();
  const child = spawn(PROGRAM, [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`], {
    stdio: 'ignore',
  });
  await waitReady(`${url}/-/healthy`, startedMs + READY_MS_MAX);
  return {
    pid: child.pid ?? 0,
    startUpMs: performance.now() - startedMs,
    probe: async (name) => {
      const target = encodeURIComponent(`https://${targets.addressOf(name)}:${targets.port}/health`);
      const answer = await fetch(`${url}/probe?module=${name}&target=${target}`);
      return /^probe_success 1$/m.test(await answer.text());
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

interface Driver {
  readonly done: () => { readonly probes: number; readonly passes: number };
  readonly stop: () => void;
}

/** Has an exporter probe one target after the other, one every `everyMs`, until stopped. */
export function driveExporter(exporter: RunningExporter, names: readonly string[], everyMs: number): Driver {
  let asked = 0;
  let probes = 0;
  let passes = 0;
  const timer = setInterval(() => {
    const name = names[asked % names.length] ?? '';
    asked += 1;
    void exporter.probe(name).then((isPass) => {
      probes += 1;
      if (isPass) passes += 1;
    });
  }, everyMs);
  return {
    done: () => ({ probes, passes }),
    stop: () => {
      clearInterval(timer);
    },
  };
}

function moduleFor(name: string, targets: Targets): unknown {
  const host = `${name}:${targets.port}`;
  const tls = { ca_file: targets.caFile, server_name: name };
  return {
    prober: 'http',
    timeout: '10s',
    http: { headers: { Host: host }, tls_config: tls, preferred_ip_protocol: 'ip4' },
  };
}

async function waitReady(url: string, deadlineMs: number): Promise<void> {
  while (performance.now() < deadlineMs) {
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the exporter was not ready in time');
}
