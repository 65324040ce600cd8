/**
 * `npm run package`: everything that ships and needs no program of Electron's. Into dist/:
 *
 * - `touchstack-VERSION/`: the command line and the browser host with all they need, for any Node from 22.18 on
 * - `touchstack-VERSION.tgz`: the same for `npm install -g`, which fetches what it needs
 * - `THIRD-PARTY-NOTICES.txt`, `sbom.cdx.json`: what of others is in it
 *
 * The desktop packages are made from the same build by electron-builder (packaging/, electron-builder.yml), which needs
 * Electron's program; the workflow `package` does that. What is left to do is printed at the end.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs' // prettier-ignore
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.mjs'
import { billOfMaterials, lockedPackages, notices, runtimeFolders } from './licences.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** @typedef {{ name: string, version: string, license: string, author: string, description: string, engines: object, bin: object, dependencies: Record<string, string> }} Manifest */
const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
const { version } = manifest

/** Sources of native modules, and programs for building them: what is used is built and lies in `prebuilds`. */
const unused = /[/\\]better-sqlite3[/\\](deps|src|binding\.gyp)|[/\\]node_modules[/\\]\.bin/

/**
 * The command line and the browser host as a folder that runs.
 * @param {string} folder Made anew.
 */
export function writeProgram(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of ['main', 'renderer'])
    cpSync(join(root, 'out', part), join(folder, 'out', part), {
      recursive: true,
      // The desktop's entry is nothing without Electron.
      filter: (from) => !from.endsWith(join('main', 'electron.js')),
    })
  for (const file of ['LICENSE', 'README.md', 'SECURITY.md', 'CHANGELOG.md'])
    cpSync(join(root, file), join(folder, file))
  const { name, license, author, description, engines, bin, dependencies } = manifest
  const own = { name, version, description, license, author, type: 'module', bin, engines, dependencies }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices())
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(version), null, 2)}\n`)
}

/** What it needs at run time, beside it. @param {string} folder */
export function writeModules(folder) {
  const locked = lockedPackages()
  for (const each of runtimeFolders())
    cpSync(join(root, each), join(folder, each), {
      recursive: true,
      // Packages inside a package are folders of their own in the list.
      filter: (from) =>
        !unused.test(from) &&
        (from === join(root, each) || !Object.hasOwn(locked, from.slice(root.length).replaceAll('\\', '/'))),
    })
}

/** @param {string} path @returns {number} Bytes. */
const sizeOf = (path) => {
  const entry = statSync(path)
  return entry.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : entry.size
}

function main() {
  buildIfStale()
  const dist = join(root, 'dist')
  const folder = join(dist, `touchstack-${version}`)
  writeProgram(folder)
  const npm = process.env['npm_execpath']
  if (npm) {
    const packed = spawnSync(process.execPath, [npm, 'pack', '--silent', '--pack-destination', dist], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
    if (packed.status !== 0) throw new Error('npm pack failed.')
  }
  writeModules(folder)
  for (const file of ['THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json']) cpSync(join(folder, file), join(dist, file))
  const mb = (/** @type {string} */ path) => `${(sizeOf(path) / 1e6).toFixed(1)} MB`
  console.log(`dist/touchstack-${version}/      ${mb(folder)}  node out/main/cli.js --help`)
  const tarball = join(dist, `touchstack-${version}.tgz`)
  if (existsSync(tarball))
    console.log(`dist/touchstack-${version}.tgz   ${mb(tarball)}  npm install -g dist/touchstack-${version}.tgz`)
  console.log(`dist/THIRD-PARTY-NOTICES.txt, dist/sbom.cdx.json   ${runtimeFolders().size} packages at run time`)
  console.log('\nLeft for the desktop packages (the workflow `package` does it on each system):')
  const electron = existsSync(join(root, 'node_modules/electron/path.txt'))
  const left = [
    electron ? null : "Electron's program: node node_modules/electron/install.js",
    'electron-builder: npm ci --prefix packaging, then npm exec --prefix packaging -- electron-builder --project . --publish never',
    'macOS: CSC_LINK and CSC_KEY_PASSWORD to sign, APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD and APPLE_TEAM_ID to notarise',
    'Windows: WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD to sign',
  ]
  for (const each of left) if (each) console.log(`- ${each}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
