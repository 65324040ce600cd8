/**
 * The layers of ARCHITECTURE.md. A rule names what a folder must not import; what is not named is allowed.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const test = '[.]test[.]tsx?$'
// Folders of ours, as opposed to npm packages and Node's own modules.
const ours = '^(shared|src-main|src-renderer|e2e|resources|scripts|bench)/'

module.exports = {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment: 'Both sides load shared, so it may use neither; its packages, zod and ipaddr.js, run anywhere.',
      severity: 'error',
      from: { path: '^shared/', pathNot: test },
      to: { pathNot: ['^shared/', '^node_modules/(zod|ipaddr[.]js)/'] },
    },
    {
      name: 'shared-tests-stay-shared',
      severity: 'error',
      from: { path: `^shared/.*${test}` },
      to: { path: ours, pathNot: '^shared/' },
    },
    {
      name: 'core-knows-no-host',
      comment: 'The core runs the same under every host. Its sample may read the generator kept in resources.',
      severity: 'error',
      from: { path: '^src-main/core/' },
      to: { path: ours, pathNot: ['^shared/', '^src-main/core/', '^resources/'] },
    },
    {
      name: 'core-knows-no-network',
      comment: 'Touchstack works offline; listening is the business of hosts/web.',
      severity: 'error',
      from: { path: '^src-main/core/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(https?|http2|net|tls|dgram|dns)(/|$)' },
    },
    {
      name: 'worker-knows-no-host',
      severity: 'error',
      from: { path: '^src-main/worker/' },
      to: { path: ours, pathNot: ['^shared/', '^src-main/(core|worker)/'] },
    },
    {
      name: 'main-knows-no-screen',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^(src-renderer|e2e|scripts|bench)/' },
    },
    {
      name: 'renderer-sees-shared-only',
      comment: 'The page runs in a browser: everything else reaches it through the contract.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: ours, pathNot: ['^src-renderer/', '^shared/'] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-its-host-only',
      severity: 'error',
      from: { pathNot: '^src-main/hosts/electron/' },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'resources-for-the-sample-only',
      severity: 'error',
      from: { pathNot: ['^src-main/core/sample/', '^resources/'] },
      to: { path: '^resources/' },
    },
    {
      name: 'resources-are-plain',
      comment: 'Generators run on their own: shared, npm and Node.',
      severity: 'error',
      from: { path: '^resources/' },
      to: { path: ours, pathNot: ['^resources/', '^shared/'] },
    },
    {
      name: 'journeys-see-the-outside',
      comment: 'End-to-end tests know the screen and the contract, never the code behind them.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: ours, pathNot: ['^e2e/', '^shared/', '^scripts/'] },
    },
    {
      name: 'main-ships-its-packages',
      comment: 'src-main runs unbundled, so what it imports must be a dependency; Electron brings itself.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: [test, '/testing/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^(node_modules/)?electron(/|$)',
      },
    },
    {
      name: 'no-test-in-code',
      severity: 'error',
      from: { path: ours, pathNot: test },
      to: { path: test },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: ['[.]d[.]ts$', test] },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '[?]' } },
    { name: 'listed', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/|/cases/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css', '.json'],
    },
  },
}
