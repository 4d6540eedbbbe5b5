import { defineConfig } from 'rolldown';

/** All but node:module, on which the bundle itself stands. */
const BUILTIN = /^node:(?!module$)/;

/** commander wants its `spawn` for subcommands that are programs of their own; we have none, and it costs 2 MiB. */
const LAZY = '\0node:child_process';

/** One file with everything in it, twice: as a module, and as the CommonJS script that is the better start (3 MiB less). */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  plugins: [
    {
      // An ES import of node:http touches its every export, and with them loads a WebSocket and a fetch that the agent
      // never uses: 7 MiB. Taking the module as it is does not.
      name: 'builtins-as-they-are',
      resolveId: { filter: { id: BUILTIN }, handler: (id) => ({ id: `\0${id}` }) },
      load: {
        filter: { id: /^\0node:/ },
        handler: (id) =>
          id === LAZY
            ? `Object.defineProperty(exports, 'spawn', { get: () => process.getBuiltinModule('node:child_process').spawn });`
            : `module.exports = process.getBuiltinModule('${id.slice(1)}');`,
      },
    },
  ],
  // The contracts the agent does not use (console, packs) would cost it memory; importing them does nothing else.
  treeshake: { moduleSideEffects: [{ test: /packages\/spec\//, sideEffects: false }] },
  output: [
    { file: 'dist/main.mjs', format: 'esm', minify: true, codeSplitting: false },
    { file: 'dist/main.cjs', format: 'cjs', minify: true, codeSplitting: false },
  ],
});
