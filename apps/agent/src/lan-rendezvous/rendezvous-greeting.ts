import type { Socket } from 'node:net';

/** What an agent sends on a port that it holds open, so that nobody mistakes it for the expected program. */
const GREETING = Buffer.from('SIGHTLINE-MEETING ');
const GREETING_WAIT_MS = 700;

/** Returns the greeting of a host. */
export function greetingFor(hostId: string): Buffer {
  return Buffer.concat([GREETING, Buffer.from(`${hostId}\n`)]);
}

/**
 * Whether an agent, not a program, answers. A program that stays silent for 700 ms counts as a program. Does not
 * reject.
 */
export function isAgentGreeting(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    let received: Buffer = Buffer.alloc(0);
    const settle = (isGreeting: boolean): void => {
      clearTimeout(timer);
      socket.off('data', onData);
      resolve(isGreeting);
    };
    const onData = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk]);
      const length = Math.min(received.length, GREETING.length);
      if (!received.subarray(0, length).equals(GREETING.subarray(0, length))) settle(false);
      else if (length === GREETING.length) settle(true);
    };
    const timer = setTimeout(() => {
      settle(false);
    }, GREETING_WAIT_MS);
    socket.on('data', onData);
    socket.once('close', () => {
      settle(false);
    });
  });
}
