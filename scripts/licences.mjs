/**
 * What we ship of others: which packages, under which licences, with their texts. Read from package-lock.json and
 * node_modules; no network.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {{ version?: string, license?: string, integrity?: string, dev?: boolean, optional?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} Locked */
/** @typedef {{ name: string, version: string, licence: string, folder: string, integrity: string }} Package */

/** May go into what we ship. */
export const permissive = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Apache-2.0 AND BSL-1.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  // A typeface, shipped as it is.
  'OFL-1.1',
])

/** Tools we work with but do not ship may also be under these. */
export const forTools = new Set([...permissive, 'MPL-2.0', 'CC-BY-4.0', 'Python-2.0'])

/** @returns {Record<string, Locked>} Folder in the project → entry; the project itself is left out. */
export function lockedPackages() {
  const lock = /** @type {{ packages: Record<string, Locked> }} */ (
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  )
  return Object.fromEntries(Object.entries(lock.packages).filter(([folder]) => folder !== ''))
}

/** @param {string} folder */
const nameOf = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)

/**
 * Where Node finds `name` from inside `folder`.
 * @param {Record<string, Locked>} locked @param {string} folder @param {string} name @returns {string | null}
 */
function resolve(locked, folder, name) {
  for (let from = folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const candidate = `${from === '' ? '' : `${from}/`}node_modules/${name}`
    if (Object.hasOwn(locked, candidate)) return candidate
    if (from === '') return null
  }
}

/** @param {Record<string, Locked>} locked @param {Iterable<string>} names @returns {Set<string>} Folders of these and all they need. */
function closure(locked, names) {
  /** @type {Set<string>} */
  const found = new Set()
  /** @type {[string, string][]} */
  const queue = [...names].map((name) => ['', name])
  for (const [from, name] of queue) {
    const folder = resolve(locked, from, name)
    if (folder === null || found.has(folder)) continue
    found.add(folder)
    for (const each of Object.keys({ ...locked[folder]?.dependencies })) queue.push([folder, each])
  }
  return found
}

/** @returns {Set<string>} Folders of what runs beside our code; found by Node in node_modules. */
export function runtimeFolders() {
  const { dependencies } = /** @type {{ dependencies: object }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  )
  return closure(lockedPackages(), Object.keys(dependencies))
}

/** @returns {Set<string>} Names of packages the page's sources import; they are built into it. */
function importedByPage() {
  const names = new Set()
  const sources = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' })
  for (const source of sources.filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\./.test(name))) {
    const text = readFileSync(join(root, 'src-renderer', source), 'utf8')
    for (const [, name] of text.matchAll(/(?:from|import) '((?:@[\w.-]+\/)?[\w-][\w.-]*)[^']*'/g)) names.add(name)
  }
  return names
}

/** @returns {Package[]} Everything of others in what we ship, by name. */
export function shippedPackages() {
  const locked = lockedPackages()
  const folders = new Set([...runtimeFolders(), ...closure(locked, importedByPage())])
  return [...folders]
    .map((folder) => ({
      name: nameOf(folder),
      version: locked[folder]?.version ?? '',
      licence: locked[folder]?.license ?? 'unknown',
      integrity: locked[folder]?.integrity ?? '',
      folder,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
}

/** @param {string} folder @returns {string} Texts of the licence and of the notice it asks to keep. */
function licenceText(folder) {
  const path = join(root, folder)
  if (!existsSync(path)) return ''
  return readdirSync(path)
    .filter((name) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8').trim())
    .join('\n\n')
}

/** @returns {string} The file THIRD-PARTY-NOTICES.txt: each text once, with everything under it. */
export function notices() {
  /** @type {Map<string, Package[]>} */
  const byText = new Map()
  for (const each of shippedPackages()) {
    const text = licenceText(each.folder) || `(The package has no text of its licence, ${each.licence}.)`
    byText.set(text, [...(byText.get(text) ?? []), each])
  }
  const parts = [...byText].map(
    ([text, packages]) =>
      `${packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n')}\n\n${text}`,
  )
  const rule = `\n\n${'-'.repeat(80)}\n\n`
  return `Touchstack contains software and a typeface of others, under these licences.${rule}${parts.join(rule)}\n`
}

/** @param {string} version Of Touchstack. @returns {object} The same as a bill of materials, CycloneDX 1.6. */
export function billOfMaterials(version) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name: 'touchstack', version, licenses: [{ license: { id: 'MIT' } }] },
    },
    components: shippedPackages().map(({ name, version: theirs, licence, integrity }) => ({
      type: 'library',
      'bom-ref': `pkg:npm/${name.replace('@', '%40')}@${theirs}`,
      name,
      version: theirs,
      purl: `pkg:npm/${name.replace('@', '%40')}@${theirs}`,
      licenses: [/ (AND|OR) /.test(licence) ? { expression: licence } : { license: { id: licence } }],
      ...(integrity.startsWith('sha512-') && {
        hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }],
      }),
    })),
  }
}
