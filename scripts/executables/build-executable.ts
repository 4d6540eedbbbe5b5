import { chmodSync, copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mustRun, ROOT } from '../command.ts';
import { fetchNode } from './fetch-node.ts';
import { licenseNotices } from './licenses.ts';
import { executableName, nodeOptionsOf, nodeVersionOf, type Platform } from './platforms.ts';

const BUILD = join('.data', 'executables');
const DIST = join('apps', 'agent', 'dist');
/** Node's own mark for the place where it looks whether a program was put into it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
/** Builds the agent and puts it into the platform's Node. Gives the executable's path; throws when a step fails. */
export async function buildExecutable(platform: Platform, signal: AbortSignal): Promise<string> {
  await mustRun('turbo run build --filter=@sightline/agent --output-logs=new-only', { signal, show: 'captured' });
  const target = join(DIST, executableName(platform));
  await packExecutable({ platform, bundle: join(DIST, 'main.cjs'), work: join(BUILD, platform), target }, signal);
  return target;
}

export interface Packing {
  readonly platform: Platform;
  /** The CommonJS bundle. All paths are from the checkout, or absolute, and without spaces. */
  readonly bundle: string;
  /** A folder for what is needed in between. */
  readonly work: string;
  /** The executable; the notices of licenses go beside it. */
  readonly target: string;
}

/** Puts a bundle into the platform's Node: a single executable application. Throws when a step fails. */
export async function packExecutable({ platform, bundle, work, target }: Packing, signal: AbortSignal): Promise<void> {
  const version = nodeVersionOf(platform);
  const node = await fetchNode(platform, version, signal);
  // Only a Node of the same version writes what this one can read.
  const maker = await fetchNode('linux-x64', version, signal);
  const notices = maker.license ?? node.license;
  if (notices === null) throw new Error(`npm's package of Node ${version} brings no license`);

  mkdirSync(resolve(ROOT, work), { recursive: true });
  const [config, blob, program] = [join(work, 'sea.json'), join(work, 'agent.blob'), join(work, 'program')];
  writeFileSync(resolve(ROOT, config), JSON.stringify(seaConfig(bundle, blob, nodeOptionsOf(platform))));
  await mustRun(`${maker.binary} --experimental-sea-config ${config}`, { signal, show: 'captured' });
  copyFileSync(join(ROOT, node.binary), resolve(ROOT, program));
  await mustRun(`postject ${program} NODE_SEA_BLOB ${blob} --sentinel-fuse ${FUSE}`, { signal, show: 'captured' });
  publish(resolve(ROOT, program), resolve(ROOT, target), licenseNotices(notices));
}

function seaConfig(main: string, blob: string, nodeOptions: readonly string[]): object {
  return {
    main,
    output: blob,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    execArgv: nodeOptions,
    execArgvExtension: 'none',
  };
}

function publish(program: string, target: string, notices: string): void {
  copyFileSync(program, `${target}.new`);
  chmodSync(`${target}.new`, 0o755);
  renameSync(`${target}.new`, target);
  writeFileSync(`${target}.licenses.txt`, notices);
}
