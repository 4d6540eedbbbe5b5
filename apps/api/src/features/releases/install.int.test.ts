import { execFile, spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnrollmentToken, type EnrollmentToken, type StoreId, storeSchema } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeReleaseKeys, signRelease } from '../../../../../scripts/releases/sign-release.ts';
import { buildAgentVariant } from '../../../../../scripts/testing/agent-variants.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const PLATFORM = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
const RUN_MS_MAX = 60_000;
/** A mount namespace with empty program, state and service folders; everything written there disappears with it. */
const EMPTY_MACHINE = ['/usr/local/bin', '/var/lib', '/run'].map((path) => `mount -t tmpfs tmpfs ${path}`).join(' && ');
const obstacle = namespaceObstacle();
if (obstacle !== null) process.stderr.write(`install.sh is not tested: ${obstacle}\n`);

describe('the install command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-install-'));
  const keys = makeReleaseKeys();
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let storeId: StoreId;

  beforeAll(async () => {
    const releasesDir = join(folder, 'releases');
    for (const platform of [PLATFORM, 'win32-x64'] as const) {
      const program = buildAgentVariant({ version: '1.0.0', keys: keys.publicKey, folder });
      const key = createPrivateKey(keys.privatePem);
      await signRelease({ version: '1.0.0', platform, program, key, folder: releasesDir });
    }
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services, { releasesDir, releaseKeys: [keys.publicKey] });
    tenant = await createTenant(api, 'install-harbor');
    storeId = await tenant.createStore('0001');
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const makeToken = async (): Promise<EnrollmentToken> => {
    const path = `/v1/tenants/${tenant.tenantId}/stores/${storeId}/enrollment-tokens`;
    return createEnrollmentToken.response.parse(await (await tenant.console.send('POST', path, {})).json());
  };
  const readScript = async (name: string): Promise<string> => {
    const answer = await fetch(`${api.url}/${name}`, { signal: AbortSignal.timeout(RUN_MS_MAX) });
    // The API's port is known only after it starts to listen.
    return (await answer.text()).replaceAll(api.config.agentApiUrl, api.url);
  };

  it('is shown in the console with its token, for sh and for PowerShell', async () => {
    const { token, install } = await makeToken();
    expect(install).toEqual({
      sh: `curl -fsSL ${api.config.agentApiUrl}/install.sh | sudo sh -s -- --token ${token}`,
      powershell: `& ([scriptblock]::Create((irm ${api.config.agentApiUrl}/install.ps1))) -Token ${token}`,
    });
  });

  it('verifies the download against the signed SHA-256, on Windows too', async () => {
    const manifest = await fetch(`${api.url}/install/1.0.0/win32-x64`, { signal: AbortSignal.timeout(RUN_MS_MAX) });
    expect(manifest.status).toBe(200);
    const script = await readScript('install.ps1');
    expect(script).toMatch(/Get-FileHash -Algorithm SHA256 \$fresh\)\.Hash -ne '[0-9a-f]{64}'/);
    expect(script).toContain(`"$api/install/1.0.0/win32-x64"`);
  });

  describe.skipIf(obstacle !== null)('on a machine without systemd', () => {
    /** Runs the script there, and then `after`. Returns the output and the exit status of the last command. */
    const install = async (script: string, args: readonly string[], after = 'true'): Promise<Ran> => {
      const run = `${EMPTY_MACHINE} && { sh -s -- "$@" && { ${after}; }; }; status=$?; ls -A /usr/local/bin /var/lib; exit $status`;
      return await inNamespace(run, args, script);
    };

    it('downloads, enrolls, and says how to start the agent', async () => {
      const { token } = await makeToken();
      const args = ['--token', token, '--hostname', 'boh-installed', '--role', 'terminal'];
      const ran = await install(await readScript('install.sh'), args, '/usr/local/bin/sightline-agent version');
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      expect(ran.stdout).toContain('enrolled boh-installed as terminal of Harbor Point 0001');
      expect(ran.stdout).toContain('systemd is not running');
      expect(ran.stdout).toMatch(/^1\.0\.0$/m);
      const store = storeSchema.parse(
        await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/stores/${storeId}`)).json(),
      );
      expect(store.hosts).toMatchObject([{ hostname: 'boh-installed', platform: PLATFORM, agentVersion: '1.0.0' }]);
    });

    it('leaves nothing behind after the agent is removed', async () => {
      const { token } = await makeToken();
      const ran = await install(
        await readScript('install.sh'),
        ['--token', token],
        '/usr/local/bin/sightline-agent service uninstall',
      );
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      expect(ran.stdout.slice(ran.stdout.indexOf('removed'))).toBe(
        'removed, including the state\n/usr/local/bin:\n\n/var/lib:\n',
      );
    });

    it.each([
      [
        'an executable that differs from the signed one',
        (script: string) => script.replace(/sum='\w{8}/, "sum='00000000"),
        'SHA-256 differs',
      ],
      [
        'an agent for another processor only',
        (script: string) => script.replace(`${PLATFORM}) sum=`, 'linux-s390x) sum='),
        'no agent for',
      ],
    ])('installs nothing when there is %s', async (_, change, says) => {
      const { token } = await makeToken();
      const ran = await install(change(await readScript('install.sh')), ['--token', token]);
      expect(ran).toMatchObject({ status: 1, stderr: expect.stringContaining(says) });
      expect(ran.stdout).toMatch(/\/usr\/local\/bin:\n\n\/var\/lib:\n$/);
    });

    it('asks for a token before it does anything', async () => {
      const ran = await install(await readScript('install.sh'), []);
      expect(ran).toMatchObject({
        status: 1,
        stderr: 'sightline: missing --token TOKEN; copy the whole command from the console\n',
      });
    });
  });
});

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function inNamespace(command: string, args: readonly string[], input: string): Promise<Ran> {
  return new Promise((resolve) => {
    const words = ['--mount', 'sh', '-c', command, 'sh', ...args];
    const child = execFile('unshare', words, { timeout: RUN_MS_MAX }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
    child.stdin?.end(input);
  });
}

/** Returns why a mount namespace is not available here; null when it is. */
function namespaceObstacle(): string | null {
  if (process.platform !== 'linux') return 'mount namespaces exist only on Linux';
  const { status, error } = spawnSync('unshare', ['--mount', 'sh', '-c', EMPTY_MACHINE], { timeout: 10_000 });
  return status === 0 ? null : `unshare failed: ${error?.message ?? 'refused'}`;
}
