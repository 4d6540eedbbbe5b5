import { defineConfig } from 'rolldown';

/** All but node:module, on which the bundle itself stands. */
const BUILTIN = /^node:(?!module$)/;

/** commander wants its `spawn` for subcommands that are programs of their own; we have none, and it costs 2 MiB. */
const LAZY = '\0node:child_process';

/** Elsewhere for a build that is not to replace the usual one. */
const DIST = process.env['SIGHTLINE_AGENT_DIST'] ?? 'dist';

/**
 * One file with everything in it, twice: as a module, and as the CommonJS script that an executable must have within it.
 *
 * `SIGHTLINE_RELEASE_KEYS` pins the public keys by which the agent takes updates; without them it takes none.
 * `SIGHTLINE_AGENT_VERSION` replaces the package's version.
 */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  plugins: [
    {
      // One letter that is not of Latin-1 has V8 hold the whole text with two bytes a letter.
      name: 'ascii-only',
      generateBundle: (_options, bundle) => {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = inAscii(chunk.code);
      },
    },
    {
      // An ES import of node:http touches its every export, and with them loads a WebSocket and a fetch that the agent
      // never uses: 7 MiB. Taking the module as it is does not.
      name: 'builtins-as-they-are',
      resolveId: { filter: { id: BUILTIN }, handler: (id) => ({ id: `\0${id}` }) },
      load: {
        filter: { id: /^\0node:/ },
        handler: (id) =>
          id === LAZY
            ? ['spawn', 'spawnSync'].map(lazyFunction).join('\n')
            : `module.exports = process.getBuiltinModule('${id.slice(1)}');`,
      },
    },
  ],
  // The contracts the agent does not use (console, packs) would cost it memory; importing them does nothing else.
  treeshake: { moduleSideEffects: [{ test: /packages\/spec\//, sideEffects: false }] },
  transform: {
    define: definitionsOf({
      SIGHTLINE_RELEASE_KEYS: process.env['SIGHTLINE_RELEASE_KEYS'],
      SIGHTLINE_AGENT_VERSION: process.env['SIGHTLINE_AGENT_VERSION'],
    }),
  },
  output: [
    { file: `${DIST}/main.mjs`, format: 'esm', minify: true, codeSplitting: false },
    { file: `${DIST}/main.cjs`, format: 'cjs', minify: true, codeSplitting: false },
  ],
});

function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function lazyFunction(name: string): string {
  return `Object.defineProperty(exports, '${name}', { get: () => process.getBuiltinModule('node:child_process').${name} });`;
}

function definitionsOf(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, JSON.stringify(text)]])),
  );
}
