import { defineConfig } from 'rolldown';

/** One file with everything in it: what a store's machine gets is this and a Node. */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  output: { file: 'dist/main.mjs', format: 'esm', minify: true },
});
