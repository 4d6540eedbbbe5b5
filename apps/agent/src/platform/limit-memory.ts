import { setFlagsFromString } from 'node:v8';
import { z } from 'zod';

/**
 * Imported first, for its effect: tells V8 to take little memory rather than be fast. The agent waits for the network
 * nearly all the time, so compiled code would cost some 10 MiB of a store's machine and save nothing that shows.
 */
for (const flag of [
  '--optimize-for-size',
  '--semi-space-growth-factor=1',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
]) {
  setFlagsFromString(flag);
}

// Otherwise zod writes and compiles a parser for every schema.
z.config({ jitless: true });
