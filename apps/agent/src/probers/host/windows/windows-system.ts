import { stat } from 'node:fs/promises';
import { win32 } from 'node:path';
import type { Clock } from '../../../platform/clock.ts';
import type { FileFacts, HostSystem } from '../host-system.ts';
import { memoizeFor } from '../memoize-for.ts';
import type { RunCommand } from '../run-command.ts';
import { findService } from './find-service.ts';
import { parseNetstat, parseTasklist } from './parse-netstat.ts';
import { judgeFirewall, parseFileFacts, parsePrograms, runScript } from './powershell.ts';

const FRESH_MS = 55_000;
const LISTENING_FRESH_MS = 5_000;
/** Starting PowerShell takes a second of CPU, so slow-changing facts are cached longer. */
const SLOW_FRESH_MS = 10 * 60_000;
const PATHS_MAX = 500;

/** Reads a Windows host through `netstat`, `tasklist`, `sc` and PowerShell. */
export function createWindowsSystem(clock: Clock, run: RunCommand): HostSystem {
  const text = async (argv: readonly [string, ...string[]]): Promise<string> => {
    const outcome = await run(argv);
    return outcome.kind === 'ended' ? outcome.stdout : '';
  };
  const listening = memoizeFor(clock, LISTENING_FRESH_MS, async () => {
    const printed = await text(['netstat.exe', '-ano']);
    return printed === '' ? null : parseNetstat(printed);
  });
  const names = memoizeFor(clock, FRESH_MS, async () =>
    parseTasklist(await text(['tasklist.exe', '/FO', 'CSV', '/NH'])),
  );
  const services = memoizeFor(clock, FRESH_MS, () =>
    text(['sc.exe', 'query', 'type=', 'service', 'state=', 'all', 'bufsize=', '262144']),
  );
  const firewall = memoizeFor(clock, SLOW_FRESH_MS, () => runScript(run, 'firewall'));
  const pathOf = pathsOf(clock, run);
  return {
    listening,
    ownerOf: async (port) => {
      const owner = (await listening())?.find((one) => one.port === port);
      if (owner?.pid === undefined || owner.pid === null) return null;
      const name = (await names()).get(owner.pid) ?? `process ${owner.pid}`;
      return { pid: owner.pid, name, path: await pathOf(owner.pid, name) };
    },
    programs: async (wanted) => {
      const files = new Set(wanted.map((path) => win32.basename(path).toLowerCase()));
      const all = await names();
      // Windows always has processes; an empty list means the command failed.
      if (all.size === 0) return null;
      const running = [...all].filter(([, name]) => files.has(name.toLowerCase()));
      return await Promise.all(running.map(async ([pid, name]) => ({ pid, name, path: await pathOf(pid, name) })));
    },
    serviceState: async (name) => findService(await services(), name),
    fileFacts: cachedFacts(run),
    inboundRule: async (port, wanted) => judgeFirewall((await firewall()) ?? '', port, wanted),
    localPath: (path) => path,
  };
}

/** Looks up process paths, and asks again only for a new process. */
function pathsOf(clock: Clock, run: RunCommand): (pid: number, name: string) => Promise<string | null> {
  const all = memoizeFor(clock, FRESH_MS, async () => parsePrograms((await runScript(run, 'programs')) ?? ''));
  const known = new Map<string, string | null>();
  return async (pid, name) => {
    const key = `${pid} ${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = (await all()).find((program) => program.pid === pid && program.name === name);
    if (known.size >= PATHS_MAX) known.clear();
    known.set(key, found?.path ?? null);
    return found?.path ?? null;
  };
}

/** Reads a file's version and signature again only if its size or time changed. */
function cachedFacts(run: RunCommand): (path: string) => Promise<FileFacts | null> {
  const known = new Map<string, { readonly state: string; readonly facts: Omit<FileFacts, 'bytes'> }>();
  return async (path) => {
    const file = await stat(path).catch(() => null);
    if (file?.isFile() !== true) return null;
    const state = `${file.size} ${file.mtimeMs}`;
    const before = known.get(path);
    if (before?.state === state) return { bytes: file.size, ...before.facts };
    const facts = parseFileFacts((await runScript(run, 'fileFacts', path)) ?? '');
    if (facts === null) return { bytes: file.size, version: null, signature: null };
    known.set(path, { state, facts });
    return { bytes: file.size, ...facts };
  };
}
