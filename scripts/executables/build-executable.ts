import { chmodSync, copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, ROOT } from '../command.ts';
import { fetchNode } from './fetch-node.ts';
import { licenseNotices } from './licenses.ts';
import { executableName, nodeOptionsOf, nodeVersionOf, type Platform } from './platforms.ts';

const BUILD = join('.data', 'executables');
const DIST = join('apps', 'agent', 'dist');
/** Node's own mark for the place where it looks whether a program was put into it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
/** Puts the agent into the platform's Node: a single executable application. Gives its path; throws when a step fails. */
export async function buildExecutable(platform: Platform, signal: AbortSignal): Promise<string> {
  await mustRun('turbo run build --filter=@sightline/agent --output-logs=new-only', { signal, show: 'captured' });
  const version = nodeVersionOf(platform);
  const node = await fetchNode(platform, version, signal);
  // Only a Node of the same version writes what this one can read.
  const maker = await fetchNode('linux-x64', version, signal);
  const notices = maker.license ?? node.license;
  if (notices === null) throw new Error(`npm's package of Node ${version} brings no licence`);

  const work = join(BUILD, platform);
  mkdirSync(join(ROOT, work), { recursive: true });
  const [config, blob, program] = [join(work, 'sea.json'), join(work, 'agent.blob'), join(work, 'program')];
  writeFileSync(join(ROOT, config), JSON.stringify(seaConfig(blob, nodeOptionsOf(platform))));
  await mustRun(`${maker.binary} --experimental-sea-config ${config}`, { signal, show: 'captured' });
  copyFileSync(join(ROOT, node.binary), join(ROOT, program));
  await mustRun(`postject ${program} NODE_SEA_BLOB ${blob} --sentinel-fuse ${FUSE}`, { signal, show: 'captured' });
  return publish(program, executableName(platform), licenseNotices(notices));
}

function seaConfig(blob: string, nodeOptions: readonly string[]): object {
  return {
    main: join(DIST, 'main.cjs'),
    output: blob,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    execArgv: nodeOptions,
    execArgvExtension: 'none',
  };
}

function publish(program: string, name: string, notices: string): string {
  const target = join(ROOT, DIST, name);
  copyFileSync(join(ROOT, program), `${target}.new`);
  chmodSync(`${target}.new`, 0o755);
  renameSync(`${target}.new`, target);
  writeFileSync(`${target}.licenses.txt`, notices);
  return join(DIST, name);
}
