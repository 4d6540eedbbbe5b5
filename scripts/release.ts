import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReleasePlatform } from '@sightline/spec';
import { releaseVersionSchema } from '@sightline/spec';
import { z } from 'zod';
import { ROOT } from './command.ts';
import { executableName, isPlatform, PLATFORMS, type Platform } from './executables/platforms.ts';
import { print, printStep } from './print.ts';
import { makeReleaseKeys, publicKeyOf, readPrivateKey, signRelease } from './releases/sign-release.ts';
import { runScript } from './script.ts';

const USAGE = `usage: npm run release -- keygen <folder>
       npm run release -- sign --key <private key> --to <folder of releases> [${PLATFORMS.join(' | ')} ...]`;
const DIST = join(ROOT, 'apps', 'agent', 'dist');
const RELEASE_PLATFORM: Readonly<Record<Platform, ReleasePlatform>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'win-x64': 'win32-x64',
};

/** Makes the operator's keys, and signs executables of the agent into the folder that the API serves (docs/agent.md). */
runScript(async ({ args: [verb, ...args] }) => {
  if (verb === 'keygen' && args[0] !== undefined) return makeKeys(args[0]);
  if (verb !== 'sign') return usage();
  const { values, positionals } = parseArgs({
    args,
    options: { key: { type: 'string' }, to: { type: 'string' } },
    allowPositionals: true,
  });
  const platforms = positionals.filter(isPlatform);
  if (values.key === undefined || values.to === undefined || platforms.length < positionals.length) return usage();
  return await signAll(values.key, values.to, platforms.length > 0 ? platforms : PLATFORMS.filter(isBuilt));
});

function usage(): number {
  print(USAGE);
  return 2;
}

function makeKeys(folder: string): number {
  const path = join(folder, 'release-key.pem');
  if (existsSync(path)) throw new Error(`${path} is there already; agents out there may be pinned to it`);
  mkdirSync(folder, { recursive: true });
  const { privatePem, publicKey } = makeReleaseKeys();
  writeFileSync(path, privatePem, { mode: 0o600, flag: 'wx' });
  print(`${path} is the private key: it signs releases, and belongs on no server.`);
  print(`SIGHTLINE_RELEASE_KEYS=${publicKey} is the public one, for \`npm run build:agent\` and for the API.`);
  return 0;
}

async function signAll(keyPath: string, folder: string, platforms: readonly Platform[]): Promise<number> {
  if (platforms.length === 0) throw new Error('there is no executable to sign: npm run build:agent -- all');
  const key = readPrivateKey(keyPath);
  const version = agentVersion();
  for (const platform of platforms) {
    const program = join(DIST, executableName(platform));
    assertReleasable(program, { platform, version, publicKey: publicKeyOf(key) });
    await printStep(`sign ${version} for ${RELEASE_PLATFORM[platform]}`, () =>
      signRelease({ version, platform: RELEASE_PLATFORM[platform], program, key, folder }),
    );
  }
  return 0;
}

interface Expected {
  readonly platform: Platform;
  readonly version: string;
  readonly publicKey: string;
}

/** Hosts that get such a version never get another one by themselves, so what is wrong with it must show here. */
function assertReleasable(program: string, { platform, version, publicKey }: Expected): void {
  if (!readFileSync(program).includes(publicKey))
    throw new Error(
      `${program} was built without this key (SIGHTLINE_RELEASE_KEYS), and would take no further version`,
    );
  if (platform !== `${process.platform}-${process.arch}`) return;
  const says = execFileSync(program, ['version'], { encoding: 'utf8' }).trim();
  if (says !== version) throw new Error(`${program} is version ${says}, not ${version}: build it anew`);
}

function isBuilt(platform: Platform): boolean {
  return existsSync(join(DIST, executableName(platform)));
}

/** As the build puts it into the agent. */
function agentVersion(): string {
  const given = process.env['SIGHTLINE_AGENT_VERSION'];
  if (given !== undefined) return releaseVersionSchema.parse(given);
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'apps', 'agent', 'package.json'), 'utf8'));
  return z.object({ version: releaseVersionSchema }).parse(manifest).version;
}
