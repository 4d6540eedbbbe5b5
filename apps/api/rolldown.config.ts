import { defineConfig } from 'rolldown';

/** Both roles and the seed in one folder; npm packages stay outside, our own packages are bundled since they are TypeScript sources. */
export default defineConfig({
  input: { main: 'src/main.ts', worker: 'src/worker.ts', seed: 'src/seed.ts' },
  platform: 'node',
  external: (id) =>
    !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@sightline/') && !id.startsWith('@oxc-project/'),
  tsconfig: 'tsconfig.json',
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    sourcemap: true,
    cleanDir: true,
  },
});
