import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { billOfMaterials, forTools, lockedPackages, notices, permissive, runtimeFolders, shippedPackages } from './licences.mjs' // prettier-ignore

const nameOf = (folder: string): string => folder.split('node_modules/').at(-1)!

describe('licences of others', () => {
  it('are on the list for everything that ships', () => {
    const shipped = shippedPackages()
    const names = shipped.map(({ name }) => name)
    // At run time, in the page, and what these need in turn.
    for (const name of ['better-sqlite3', 'zod', 'react', 'react-dom', 'd3', '@fontsource-variable/inter', 'd3-array'])
      expect(names).toContain(name)
    for (const name of ['vitest', 'eslint', 'electron-vite', 'typescript']) expect(names).not.toContain(name)
    const refused = shipped.filter(({ licence }) => !permissive.has(licence))
    expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('are on the list for every tool too, and what npm wrote down is what the package says', () => {
    const wrong: string[] = []
    for (const [folder, { license, version, integrity }] of Object.entries(lockedPackages())) {
      if (!forTools.has(license ?? '')) wrong.push(`${nameOf(folder)}: ${license ?? 'no licence'}`)
      // Whoever installs gets the bytes that were looked at.
      if (!integrity?.startsWith('sha512-')) wrong.push(`${nameOf(folder)}: no hash`)
      const manifest = new URL(`../${folder}/package.json`, import.meta.url)
      // It is for another system.
      if (!existsSync(manifest)) continue
      const installed = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string; license?: unknown }
      if (installed.version !== version) wrong.push(`${nameOf(folder)}: ${installed.version} is installed`)
      if (typeof installed.license === 'string' && installed.license !== license)
        wrong.push(`${nameOf(folder)}: ${installed.license} in the package, ${license ?? 'none'} in the lock`)
    }
    expect(wrong).toEqual([])
  })

  it('are pinned: no range in package.json, nothing from anywhere but a registry', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<
      'dependencies' | 'devDependencies' | 'optionalDependencies',
      Record<string, string>
    >
    for (const part of ['dependencies', 'devDependencies', 'optionalDependencies'] as const)
      for (const [name, version] of Object.entries(manifest[part])) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('are given with their texts, and as a bill of materials', () => {
    const text = notices()
    for (const { name, version, licence } of shippedPackages())
      expect(text).toContain(`${name} ${version} (${licence})`)
    expect(text).toContain('SIL OPEN FONT LICENSE')
    const { components } = billOfMaterials('0.0.0') as { components: { name: string; hashes?: unknown[] }[] }
    expect(components).toHaveLength(shippedPackages().length)
    expect(components.every(({ hashes }) => hashes?.length === 1)).toBe(true)
    expect(runtimeFolders().size).toBeGreaterThan(10)
  })
})
