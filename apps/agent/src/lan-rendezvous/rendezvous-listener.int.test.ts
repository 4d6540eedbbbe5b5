import { connect, createServer, type Server } from 'node:net';
import { freePort } from '@sightline/lab';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.ts';
import { RendezvousListener } from './rendezvous-listener.ts';

const HOST = '0197a000-0000-7000-8000-0000000000c1';
const LOOPBACK = ['127.0.0.1', '::1'];

/** What a port answers: a greeting, nothing, or a refusal. */
function knock(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let heard = '';
    socket.setTimeout(5_000, () => {
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('error', () => {
      resolve('refused');
    });
    socket.on('close', () => {
      resolve(heard);
    });
  });
}

describe('a rendezvous port', () => {
  let clock: FakeClock;
  let port: number;
  let hasListener: boolean;
  let answering: RendezvousListener;

  beforeEach(async () => {
    clock = new FakeClock();
    port = await freePort();
    hasListener = false;
    const serverNowMs = (): number => clock.wallMs();
    answering = new RendezvousListener({
      clock,
      serverNowMs,
      hostId: HOST,
      hasListener: () => Promise.resolve(hasListener),
    });
  });
  afterEach(() => {
    answering.stop();
  });

  /** Moves on until something answers, at most one period. */
  async function untilOpen(): Promise<string> {
    for (let ms = 0; ms <= 31_000; ms += 500) {
      await clock.advance(500);
      const heard = await knock(port);
      if (heard !== 'refused') return heard;
    }
    return 'refused';
  }

  it('greets a peer at the rendezvous, and closes once all peers have connected', async () => {
    answering.assign([{ port, from: [LOOPBACK] }]);
    expect(await untilOpen()).toBe(`SIGHTLINE-MEETING ${HOST}\n`);
    expect(await knock(port)).toBe('refused');
  });

  it('stays silent to others, and closes if a peer does not connect', async () => {
    answering.assign([{ port, from: [['192.168.7.10']] }]);
    expect(await untilOpen()).toBe('');
    await clock.advance(3_100);
    expect(await knock(port)).toBe('refused');
  });

  it('never opens while a program listens, or without peers', async () => {
    hasListener = true;
    answering.assign([{ port, from: [LOOPBACK] }]);
    expect(await untilOpen()).toBe('refused');
    hasListener = false;
    answering.assign([{ port, from: [] }]);
    expect(await untilOpen()).toBe('refused');
  });

  it('leaves a port to a program that has taken it', async () => {
    const program: Server = createServer((socket) => socket.end('program'));
    await new Promise<void>((resolve) => program.listen(port, '0.0.0.0', resolve));
    answering.assign([{ port, from: [LOOPBACK] }]);
    for (let ms = 0; ms <= 31_000; ms += 500) await clock.advance(500);
    expect(await knock(port)).toBe('program');
    await new Promise((resolve) => program.close(resolve));
  });
});
