import { describe, expect, it } from 'vitest';
import type { FileFacts, FileSignature, HostSystem } from './host-system.ts';
import { judgeNetworkCard } from './network-card-watch.ts';
import { probeCodeSigner } from './probe-code-signer.ts';
import { judgeOwnPort, probeOwnPort } from './probe-own-port.ts';
import { findSetting, judgePortSetting } from './probe-port-setting.ts';
import { probeService } from './probe-process.ts';
import { judgeProgram, type ProgramFacts } from './probe-program.ts';

const JAVA = 'C:\\Paytronix\\jre\\bin\\java.exe';
const FILE: FileFacts = { bytes: 2_000_000, version: '17.0.2', signature: null };

const system = (over: Partial<HostSystem>): HostSystem => ({
  listening: () => Promise.resolve([]),
  ownerOf: () => Promise.resolve(null),
  programs: () => Promise.resolve([]),
  serviceState: () => Promise.resolve('unknown'),
  fileFacts: () => Promise.resolve(null),
  inboundRule: () => Promise.resolve('unknown'),
  localPath: (path) => path,
  ...over,
});

describe('a program', () => {
  const target = { kind: 'program', path: JAVA, service: 'Paytronix Controller' } as const;
  const well: ProgramFacts = {
    file: FILE,
    running: [{ pid: 7, path: JAVA, name: 'java.exe' }],
    service: 'running',
    hardware: { kind: 'same' },
  };
  const judge = (over: Partial<ProgramFacts>) => judgeProgram(target, { ...well, ...over });

  it('passes if its file exists, and it and its service run', () => {
    const result = judge({});
    expect(result.outcome).toEqual({ kind: 'pass' });
    expect(result.words?.explanation).toContain('(1.9 MiB, version 17.0.2) runs as process 7');
  });

  it('reports all failures, the one that explains the others first', () => {
    expect(judge({ file: null, running: [], service: 'missing' }).failures).toEqual([
      'host.file_missing',
      'host.service_missing',
      'host.process_missing',
    ]);
    expect(judge({ service: 'stopped', running: [] }).failures).toEqual([
      'host.service_stopped',
      'host.process_missing',
    ]);
    expect(judge({ service: 'stopped', running: [] }).words?.fix).toContain('Start the service Paytronix Controller');
    expect(judge({ running: [] }).outcome).toEqual({ kind: 'fail', failure: 'host.process_missing' });
  });

  it('does not fail for what the agent cannot see', () => {
    const result = judge({ service: 'unknown' });
    expect(result.outcome).toEqual({ kind: 'pass' });
    expect(result.hints).toEqual(['The agent cannot see whether the service "Paytronix Controller" is running.']);
  });

  it('is not reported as stopped if the agent cannot see processes', () => {
    const result = judge({ running: null });
    expect(result.outcome).toEqual({ kind: 'pass' });
    expect(result.hints).toContain('The agent cannot see whether the program is running.');
    expect(judge({ running: null, file: null }).failures).toEqual(['host.file_missing']);
  });

  it('is degraded if the network card has changed', () => {
    const hardware = { kind: 'changed', before: '00:00:5e:00:53:01', now: '00:00:5e:00:53:02' } as const;
    expect(judge({ hardware }).outcome).toEqual({ kind: 'degraded', failure: 'host.hardware_changed' });
    expect(judge({ hardware, running: [] }).outcome).toEqual({ kind: 'fail', failure: 'host.process_missing' });
  });
});

describe('the network card of a host', () => {
  const DAY = 86_400_000;

  it('is the first one seen, and a change is reported for a week', () => {
    const first = judgeNetworkCard(null, 'a', 0);
    expect(first).toEqual({ verdict: { kind: 'same' }, record: { mac: 'a' } });
    const changed = judgeNetworkCard(first.record, 'b', DAY);
    expect(changed.verdict).toEqual({ kind: 'changed', before: 'a', now: 'b' });
    expect(judgeNetworkCard(changed.record, 'b', 7 * DAY).verdict.kind).toBe('changed');
    expect(judgeNetworkCard(changed.record, 'b', 9 * DAY)).toEqual({ verdict: { kind: 'same' }, record: { mac: 'b' } });
  });

  it('is the same again once the former card is back', () => {
    const { record } = judgeNetworkCard({ mac: 'a' }, 'b', 0);
    expect(judgeNetworkCard(record, 'a', DAY)).toEqual({ verdict: { kind: 'same' }, record: { mac: 'a' } });
  });
});

describe('a port of this host', () => {
  const target = { kind: 'own_port', port: 9_090, programs: [JAVA] } as const;
  const judge = (over: Partial<Parameters<typeof judgeOwnPort>[1]>) =>
    judgeOwnPort(
      { ...target, programs: [JAVA] },
      {
        listening: [{ port: 9_090, address: '0.0.0.0' }],
        owner: { pid: 7, path: JAVA, name: 'java.exe' },
        isMeant: true,
        rule: 'allowed',
        ...over,
      },
    );

  it.each([
    ['an expected program', {}, 'pass', null],
    ['nobody', { listening: [], owner: null }, 'fail', 'host.port_closed'],
    [
      'a program that serves only this host',
      { listening: [{ port: 9_090, address: '127.0.0.1' }] },
      'fail',
      'host.port_closed',
    ],
    [
      'another program',
      { owner: { pid: 9, path: 'C:\\AKI\\aki.exe', name: 'aki.exe' }, isMeant: false },
      'fail',
      'host.port_taken',
    ],
    ['a program that the agent cannot see', { owner: null }, 'pass', null],
    ['a program blocked by the firewall', { rule: 'missing' as const }, 'degraded', 'host.rule_missing'],
    ['a program with an unknown firewall rule', { rule: 'unknown' as const }, 'pass', null],
  ])('held by %s', (_, over, kind, failure) => {
    expect(judge(over).outcome).toEqual(failure === null ? { kind } : { kind, failure });
  });
});

describe('a port that the agent cannot see', () => {
  it('is not reported as closed', async () => {
    const silent = system({ listening: () => Promise.resolve(null) });
    const { outcome } = await probeOwnPort({ kind: 'own_port', port: 9_090, programs: [] }, silent);
    expect(outcome).toEqual({ kind: 'fail', failure: 'unknown.unclassified' });
  });
});

describe('a port set in configuration', () => {
  const target = {
    kind: 'port_setting',
    setting: 'PXC_PORT',
    fileName: 'pxalohaui.cfg',
    folders: ['C:\\Paytronix'],
    defaultPort: 9_090,
  } as const;
  const judge = (finding: Parameters<typeof judgePortSetting>[1], port?: number) =>
    judgePortSetting(
      { ...target, folders: [...target.folders], ...(port === undefined ? {} : { expected: { port, at: 'BOH-1' } }) },
      finding,
    );

  it('fails only if both sides are known and differ', () => {
    const found = { kind: 'found', port: 9_090, path: 'pxalohaui.cfg' } as const;
    expect(judge(found).outcome.kind).toBe('pass');
    expect(judge(found, 9_090).outcome.kind).toBe('pass');
    expect(judge(found, 9_191).outcome).toEqual({ kind: 'fail', failure: 'host.port_disagrees' });
    for (const finding of [
      { kind: 'no_file' },
      { kind: 'absent', files: 2 },
      { kind: 'unreadable', path: 'x' },
    ] as const)
      expect(judge(finding, 9_191).outcome).toEqual({ kind: 'degraded', failure: 'host.config_unreadable' });
  });

  it('is not guessed if files contradict each other', () => {
    const file = (path: string, text: string) => ({ kind: 'read', path, text }) as const;
    const files = [file('a', 'PXC_PORT=1'), file('b', 'PXC_PORT=2')];
    expect(findSetting(files, 'PXC_PORT')).toEqual({ kind: 'contradictory', paths: ['a', 'b'] });
    expect(findSetting([file('a', 'PXC_PORT=1'), file('b', 'PXC_PORT=1')], 'PXC_PORT')).toMatchObject({ port: 1 });
    expect(findSetting([file('a', 'PXC_PORT=?'), file('b', 'PXC_PORT=1')], 'PXC_PORT')).toMatchObject({ port: 1 });
  });
});

describe('services and signatures', () => {
  it.each([
    ['running', 'pass', undefined],
    ['stopped', 'fail', 'host.service_stopped'],
    ['missing', 'fail', 'host.service_missing'],
    ['unknown', 'fail', 'unknown.unclassified'],
  ] as const)('a service that is %s', async (state, kind, failure) => {
    const result = await probeService(
      { kind: 'service', name: 'X' },
      system({ serviceState: () => Promise.resolve(state) }),
    );
    expect(result.outcome).toMatchObject(failure === undefined ? { kind } : { kind, failure });
  });

  it.each([
    [{ isValid: true, signer: 'PUNCHH, INC' }, 'pass', undefined],
    [{ isValid: false, signer: 'Punchh, Inc.' }, 'fail', 'host.signature_wrong'],
    [{ isValid: true, signer: 'Somebody Else' }, 'fail', 'host.signature_wrong'],
    [{ isValid: false, signer: null }, 'fail', 'host.signature_wrong'],
    [null, 'fail', 'unknown.unclassified'],
  ] as const)('a signature %j against its signer', async (signature: FileSignature | null, kind, failure) => {
    const programs = ['C:\\Punchh\\p.exe'];
    const facts = () => Promise.resolve({ bytes: 1, version: null, signature });
    const result = await probeCodeSigner(
      { kind: 'code_signer', signer: 'Punchh, Inc.', programs },
      system({ fileFacts: facts }),
    );
    expect(result.outcome).toMatchObject(failure === undefined ? { kind } : { kind, failure });
  });
});
