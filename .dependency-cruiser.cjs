const FEATURE = '^apps/api/src/features/([^/]+)/';
/** Features from the lowest to the highest; those of one row do not know each other. docs/architecture.md draws them. */
const FEATURE_ORDER = [
  ['accounts', 'audit', 'live'],
  ['detection'],
  ['stores'],
  ['history', 'profiles'],
  ['packs'],
  ['custom-packs', 'pack-sources', 'store-imports'],
  ['exports'],
  ['allowlists', 'feeds'],
  ['agents'],
  ['incidents'],
  ['alerting'],
  ['releases'],
  ['fleet', 'certificates'],
  ['ingest'],
];
const GENERATED = '^apps/api/src/platform/database/generated/';
/** Libraries that are functions over values: no I/O, no clock, no chance. */
const PURE = '(^|/)node_modules/(zod|ipaddr[.]js|canonicalize|csv-parse)/';
const TEST = '[.]test[.]tsx?$|/test/|/testing/';

/** The agent's folders from the lowest to the highest, read in the same way. */
const AGENT_FOLDER_ORDER = [
  ['failures', 'platform'],
  ['state'],
  ['network', 'spool', 'service'],
  ['api', 'lan-rendezvous', 'technician-view'],
  ['assignment', 'probers', 'sender'],
  ['evidence', 'publisher', 'scheduler', 'doctor'],
  ['technician-page'],
  ['agent'],
  ['self-update'],
  ['commands'],
];

/** Rules by which a folder imports only folders of lower rows. */
function importsDownward(root, order) {
  return order.flatMap((row, place) => {
    const higher = order.slice(place).flat();
    return row.map((name) => ({
      name: `${name}-imports-lower-rows-only`,
      severity: 'error',
      from: { path: `^${root}/${name}/`, pathNot: TEST },
      to: { path: `^${root}/(${higher.filter((other) => other !== name).join('|')})/` },
    }));
  });
}

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
      name: 'allowlist-needs-spec-and-pure-libraries-only',
      severity: 'error',
      from: { path: '^packages/allowlist/src/', pathNot: TEST },
      to: { pathNot: `^packages/(spec|allowlist)/|${PURE}` },
    },
    {
      name: 'console-and-agent-know-the-wire-contract-only',
      comment: "web -> spec, agent -> spec; what a list means is the API's business",
      severity: 'error',
      from: { path: '^apps/(web|agent)/', pathNot: TEST },
      to: { path: '^packages/allowlist/' },
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
        'domain imports its own folder, the packages and pure libraries, and types from the front doors of other features: no Nest, no Prisma, no node:*',
      severity: 'error',
      from: { path: `${FEATURE}domain/`, pathNot: TEST },
      to: {
        pathNot: `^apps/api/src/features/$1/domain/|^packages/(spec|allowlist)/|^apps/api/src/platform/errors[.]ts$|${PURE}`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'use-cases-know-no-way-in',
      comment: 'inside a feature: http, jobs -> use cases -> effects -> domain; only the module wires them',
      severity: 'error',
      from: { path: '^apps/api/src/features/([^/]+)/[^/]+[.]ts$', pathNot: `${TEST}|[.]module[.]ts$|/index[.]ts$` },
      to: { path: '^apps/api/src/features/$1/(http|jobs)/|(^|/)node_modules/(@nestjs|@prisma|bullmq|ioredis|fastify)' },
    },
    {
      name: 'effects-know-no-use-case',
      severity: 'error',
      from: { path: `${FEATURE}(?!domain/|http/|jobs/|test/)[^/]+/`, pathNot: TEST },
      to: {
        path: '^apps/api/src/features/$1/((http|jobs)/|[^/]+[.]ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-meet-at-their-front-door',
      severity: 'error',
      from: { path: FEATURE },
      to: { path: '^apps/api/src/features/', pathNot: '^apps/api/src/features/($1/|[^/]+/index[.]ts$)' },
    },
    ...importsDownward('apps/api/src/features', FEATURE_ORDER),
    ...importsDownward('apps/agent/src', AGENT_FOLDER_ORDER),
    {
      name: 'platform-below-features',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: '^apps/api/src/features/' },
    },
    {
      name: 'prisma-only-in-postgres-folders',
      severity: 'error',
      from: {
        pathNot:
          '^apps/api/src/features/[^/]+/postgres/|^apps/api/src/platform/database/|^apps/api/test/|^prisma/|^prisma[.]config[.]ts$',
      },
      to: { path: `(^|/)node_modules/@prisma/|${GENERATED}` },
    },
    {
      name: 'queue-only-in-platform-and-jobs',
      severity: 'error',
      from: { pathNot: `^apps/api/src/features/[^/]+/jobs/|^apps/api/src/platform/queue/|^apps/api/test/|${TEST}` },
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
