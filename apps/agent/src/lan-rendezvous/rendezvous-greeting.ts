import type { Socket } from 'node:net';

/** What an agent says on a port that it holds open for a meeting, so that it is not taken for the program meant. */
const GREETING = Buffer.from('SIGHTLINE-MEETING ');
const GREETING_WAIT_MS = 700;

/** The greeting of a host. */
export function greetingFor(hostId: string): Buffer {
  return Buffer.concat([GREETING, Buffer.from(`${hostId}\n`)]);
}

/** Whether what answers is an agent and not a program; a program that says nothing is one after 700 ms. Does not reject. */
export function isAgentGreeting(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    let heard: Buffer = Buffer.alloc(0);
    const settle = (isGreeting: boolean): void => {
      clearTimeout(timer);
      socket.off('data', onData);
      resolve(isGreeting);
    };
    const onData = (chunk: Buffer): void => {
      heard = Buffer.concat([heard, chunk]);
      const length = Math.min(heard.length, GREETING.length);
      if (!heard.subarray(0, length).equals(GREETING.subarray(0, length))) settle(false);
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
