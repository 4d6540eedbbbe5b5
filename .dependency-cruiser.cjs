const FEATURE = '^apps/api/src/features/([^/]+)/';
const GENERATED = '^apps/api/src/platform/database/generated/';
/** Libraries that are functions over values: no I/O, no clock, no chance. */
const PURE = '(^|/)node_modules/(zod|ipaddr[.]js|canonicalize)/';
const TEST = '[.]test[.]tsx?$|/test/|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { circular: true },
    },
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'code-outside-never-imports-apps',
      comment: 'scripts, e2e and bench start the apps as processes; they talk to them as the world does',
      severity: 'error',
      from: { path: '^(scripts|e2e|bench|prisma)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'spec-needs-pure-libraries-only',
      severity: 'error',
      from: { path: '^packages/spec/src/', pathNot: TEST },
      to: { pathNot: `^packages/spec/|${PURE}` },
    },
    {
      name: 'lab-stays-out-of-the-product',
      comment: 'servers that misbehave on demand are for tests, the demo and benchmarks',
      severity: 'error',
      from: { pathNot: `${TEST}|^(scripts|e2e|bench|packages/lab)/` },
      to: { path: '^packages/lab/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain imports its own folder, the spec and pure libraries, and types from the front doors of other features: no Nest, no Prisma, no node:*',
      severity: 'error',
      from: { path: `${FEATURE}domain/`, pathNot: TEST },
      to: {
        pathNot: `^apps/api/src/features/$1/domain/|^packages/spec/|^apps/api/src/platform/errors[.]ts$|${PURE}`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'application-knows-ports-only',
      severity: 'error',
      from: { path: `${FEATURE}application/`, pathNot: TEST },
      to: { path: '/adapters/|(^|/)node_modules/(@nestjs|@prisma|bullmq|ioredis|fastify)' },
    },
    {
      name: 'features-meet-at-their-front-door',
      severity: 'error',
      from: { path: FEATURE },
      to: { path: '^apps/api/src/features/', pathNot: '^apps/api/src/features/($1/|[^/]+/index[.]ts$)' },
    },
    {
      name: 'platform-below-features',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: '^apps/api/src/features/' },
    },
    {
      name: 'prisma-only-in-postgres-adapters',
      severity: 'error',
      from: {
        pathNot: '/adapters/postgres/|^apps/api/src/platform/database/|^apps/api/test/|^prisma/|^prisma[.]config[.]ts$',
      },
      to: { path: `(^|/)node_modules/@prisma/|${GENERATED}` },
    },
    {
      name: 'queue-only-in-platform-and-job-adapters',
      severity: 'error',
      from: { pathNot: `/adapters/jobs/|^apps/api/src/platform/queue/|^apps/api/test/|${TEST}` },
      to: { path: '(^|/)node_modules/bullmq/' },
    },
    {
      name: 'code-never-imports-tests',
      severity: 'error',
      from: { pathNot: `${TEST}|^e2e/` },
      to: { path: TEST, pathNot: 'node_modules' },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', GENERATED] },
    exclude: { path: '/(dist|[.]next)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
