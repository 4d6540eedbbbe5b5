import { buildExecutable } from './executables/build-executable.ts';
import { isPlatform, PLATFORMS } from './executables/platforms.ts';
import { print, printStep } from './print.ts';
import { runScript } from './script.ts';

/** `npm run build:agent -- [platform ...]`: the agent as one file that needs no Node; this machine's platform unless said. */
runScript(async ({ args, signal }) => {
  const wanted = args.length === 0 ? ['linux-x64'] : args.includes('all') ? [...PLATFORMS] : args;
  for (const platform of wanted) {
    if (!isPlatform(platform)) {
      print(`usage: npm run build:agent -- [all | ${PLATFORMS.join(' | ')}]`);
      return 2;
    }
    const file = await printStep(`build the agent for ${platform}`, () => buildExecutable(platform, signal));
    print(`  ${file}`);
  }
  return 0;
});
