// The import rule of lib/README.md. `lib/checks/import-rule.ts` runs it and fails on zero modules.
const SERVER = 'lib/(services|db|aws|delivery|jobs|worker|http|auth|sandbox)/'
const value = { dependencyTypesNot: ['type-only'] } // `import type` may cross a line, values may not
const tests = '[.](test|int[.]test)[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: value } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: tests },
      to: { pathNot: ['^lib/domain/', '^node_modules/zod/'], ...value },
    },
    {
      name: 'domain-names-no-layer',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { path: `^(app/|components/|lib/client/|${SERVER})` },
    },
    {
      name: 'prisma-behind-services',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/',
        pathNot: ['^lib/(services|db|auth|jobs|demo|bench|cli|worker|checks)/', tests],
      },
      to: { path: '^(lib/db/|node_modules/[.@]prisma/)', ...value },
    },
    {
      name: 'aws-behind-services',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/',
        pathNot: ['^lib/(services|aws|sandbox|demo|bench|checks)/', tests],
      },
      to: { path: '^(lib/aws/|node_modules/@aws-sdk/)', ...value },
    },
    {
      name: 'delivery-behind-services',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: ['^lib/(services|delivery)/', tests] },
      to: { path: '^(lib/delivery/|node_modules/nodemailer/)', ...value },
    },
    {
      name: 'services-know-no-framework',
      severity: 'error',
      from: { path: '^lib/(domain|services|aws|db|delivery|jobs|worker)/', pathNot: tests },
      to: { path: '^(app/|components/|lib/(http|client|auth)/|node_modules/(next|react|next-auth)/)' },
    },
    {
      name: 'components-are-client-safe',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: `^(app/|${SERVER})`, ...value },
    },
    {
      name: 'client-is-browser-safe',
      severity: 'error',
      from: { path: '^lib/client/' },
      to: { path: `^(app/|components/|${SERVER})`, ...value },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(lib/|components/(?!ui/))' },
    },
    {
      name: 'worker-is-an-entrypoint',
      severity: 'error',
      from: { pathNot: ['^lib/worker/', tests] },
      to: { path: '^lib/worker/' },
    },
    {
      name: 'demo-and-bench-are-entrypoints',
      severity: 'error',
      from: { pathNot: ['^lib/(demo|bench|checks)/', '^e2e/', tests] },
      to: { path: '^lib/(demo|bench)/' },
    },
    {
      name: 'sandbox-is-another-process',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma)/', pathNot: ['^lib/sandbox/', tests, '^lib/checks/'] },
      to: { path: '^lib/sandbox/' },
    },
    {
      name: 'sandbox-knows-no-product',
      severity: 'error',
      from: { path: '^lib/sandbox/' },
      to: { path: '^(app/|components/|lib/(?!sandbox/))' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '[.]d[.]ts$',
          '^app/',
          '^e2e/',
          '^prisma/',
          '^lib/sandbox/',
          '^lib/checks/',
          '^lib/bootstrap[.]mjs$',
        ],
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/db/generated/' },
  },
}
