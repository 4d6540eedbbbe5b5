import { join } from 'node:path';
import type { NextConfig } from 'next';

const repositoryRoot = join(import.meta.dirname, '../..');

const config: NextConfig = {
  // For a container image: everything that runs in one folder. `next start` is for a build without it.
  ...(process.env['SIGHTLINE_WEB_STANDALONE'] === '1' ? { output: 'standalone' as const } : {}),
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  transpilePackages: ['@sightline/spec'],
  poweredByHeader: false,
  // `npm run types` checks them, with the native compiler, in a fraction of the time.
  typescript: { ignoreBuildErrors: true },
  // The live stream passes uncompressed: it says `no-transform`, since gzip would hold its events back.
  compress: true,
  // Pages that moved, so that bookmarks and links in old messages keep working.
  redirects: () =>
    Promise.resolve(
      [
        { source: '/t/:slug/allowlist', destination: '/t/:slug/allowlists' },
        { source: '/t/:slug/allowlist/lists/:path*', destination: '/t/:slug/packs/:path*' },
        { source: '/t/:slug/allowlist/own', destination: '/t/:slug/custom-packs' },
        { source: '/t/:slug/channels', destination: '/t/:slug/alerting/channels' },
        { source: '/t/:slug/stores/import', destination: '/t/:slug/store-imports' },
      ].map((redirect) => ({ ...redirect, permanent: true })),
    ),
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/charts', '@tabler/icons-react'],
    // The stream says something every 15 s; three misses and the connection counts as dead.
    proxyTimeout: 45_000,
  },
};

export default config;
