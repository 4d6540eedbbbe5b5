import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import type { CommandRunner } from './run-command-sync.ts';
import { scheduledTaskXml } from './scheduled-task.ts';
import type { Service } from './service.ts';
import { createSystemdService } from './systemd-service.ts';
import { systemdUnit } from './systemd-unit.ts';
import { createWindowsService } from './windows-service.ts';

const STATE = '/var/lib/sightline-agent';
const UNIT = 'etc/systemd/system/sightline-agent.service';

let root: string;
let ran: string[];
let answers: Map<string, { status: number; output: string }>;
const run: CommandRunner = (command, args) => {
  const line = [command, ...args].join(' ').replaceAll(root, 'ROOT');
  ran.push(line);
  return answers.get(line) ?? { status: 0, output: '' };
};

beforeEach(() => {
  root = temporaryFolder();
  ran = [];
  answers = new Map();
});

function systemd(): Service {
  const path = join(root, 'downloaded');
  writeFileSync(path, 'the program');
  return createSystemdService({ root, stateDir: STATE, program: { kind: 'executable', path }, run });
}

const files = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

describe('the systemd service', () => {
  it('writes only the unit and the program, however often it is installed', () => {
    for (let times = 0; times < 2; times += 1) {
      systemd().install();
      expect(files()).toEqual(['downloaded', UNIT, 'usr/local/bin/sightline-agent']);
    }
    expect(readFileSync(join(root, 'usr/local/bin/sightline-agent'), 'utf8')).toBe('the program');
    expect(statSync(join(root, 'usr/local/bin/sightline-agent')).mode & 0o777).toBe(0o755);
    expect(ran).toEqual(Array(2).fill('systemctl --root ROOT enable sightline-agent.service'));
  });

  it('leaves nothing behind, wherever systemd keeps its state, and can be removed twice', () => {
    systemd().install();
    mkdirSync(join(root, 'var/lib/private/sightline-agent/spool'), { recursive: true });
    symlinkSync('private/sightline-agent', join(root, STATE));
    systemd().uninstall({ keepState: false });
    systemd().uninstall({ keepState: false });
    expect(files()).toEqual(['downloaded']);
    expect(existsSync(join(root, 'var/lib/private/sightline-agent'))).toBe(false);
  });

  it('keeps the state on request', () => {
    systemd().install();
    mkdirSync(join(root, STATE), { recursive: true });
    writeFileSync(join(root, STATE, 'agent.json'), '{}');
    systemd().uninstall({ keepState: true });
    expect(files()).toEqual(['downloaded', 'var/lib/sightline-agent/agent.json']);
  });

  it("passes on systemd's error", () => {
    answers.set('systemctl --root ROOT enable sightline-agent.service', { status: 1, output: 'no such thing\n' });
    expect(() => {
      systemd().install();
    }).toThrow(/no such thing$/);
  });

  it('reports whether it is installed', () => {
    expect(systemd().status()).toEqual({ installed: false, running: false, text: 'not installed' });
    systemd().install();
    answers.set('systemctl is-active sightline-agent.service', { status: 3, output: 'failed\n' });
    expect(systemd().status()).toEqual({ installed: true, running: false, text: 'installed, failed' });
  });

  it('has a unit that systemd accepts without warnings', () => {
    const file = join(root, 'sightline-agent.service');
    // The program must exist.
    writeFileSync(file, systemdUnit({ command: ['/bin/true'], stateDir: STATE }));
    const { status, stdout, stderr, error } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    if (error !== undefined) {
      process.stderr.write(`the unit is not verified: ${error.message}\n`);
      return;
    }
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
  });

  it('quotes characters that are special to systemd', () => {
    const unit = systemdUnit({ command: ['/opt/my agent/node', '--a=%h', '$HOME'], stateDir: STATE });
    expect(unit).toContain('ExecStart="/opt/my agent/node" --a=%%h $$HOME run --state-dir /var/lib/sightline-agent\n');
  });

  it('refuses a state directory that systemd cannot provide', () => {
    expect(() => systemdUnit({ command: ['/bin/true'], stateDir: '/srv/agent' })).toThrow(/under \/var\/lib/);
  });
});

describe('the Windows task', () => {
  const command = ['C:\\Program Files\\Sightline\\sightline-agent.exe'] as const;

  it('matches the golden file', async () => {
    const xml = scheduledTaskXml({ command, stateDir: 'C:\\ProgramData\\sightline-agent' });
    await expect(xml.replaceAll('\r\n', '\n')).toMatchFileSnapshot('../../fixtures/scheduled-task.xml');
  });

  it('is created from a UTF-16 file, restricted to administrators, and started', () => {
    let xml = '';
    const service = createWindowsService({
      command,
      stateDir: join(root, 'state'),
      run: (program, args) => {
        const file = args[args.indexOf('/XML') + 1];
        if (args.includes('/Create')) xml = readFileSync(file ?? '', 'utf16le');
        return run(
          program,
          args.map((arg) => (arg === file && args.includes('/XML') ? 'FILE' : arg)),
        );
      },
    });
    service.install();
    expect(xml.startsWith('\uFEFF<?xml version="1.0" encoding="UTF-16"?>')).toBe(true);
    expect(ran).toEqual([
      'icacls ROOT/state /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F',
      'schtasks /Create /TN Sightline agent /XML FILE /F',
      'schtasks /Run /TN Sightline agent',
    ]);
    service.uninstall({ keepState: false });
    expect(files()).toEqual([]);
    expect(ran.slice(-2)).toEqual(['schtasks /End /TN Sightline agent', 'schtasks /Delete /TN Sightline agent /F']);
  });

  it('is not removed if it is missing', () => {
    answers.set('schtasks /Query /TN Sightline agent', { status: 1, output: '' });
    createWindowsService({ command, stateDir: join(root, 'state'), run }).uninstall({ keepState: true });
    expect(ran).toEqual(['schtasks /Query /TN Sightline agent']);
  });
});
