import { setFlagsFromString } from 'node:v8';
import { z } from 'zod';

/**
 * Imported first, for its side effect: tells V8 to prefer little memory over speed. The agent waits for the network
 * nearly all the time, so compiled code would cost about 10 MiB and save no noticeable time.
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

// Without this, zod generates and compiles a parser for every schema.
z.config({ jitless: true });
