/**
 * The docs say what there is, and nothing else. `docs/reference.md` is written from the contract: after a change run
 * `npm run reference`, read the difference, and commit it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { workspaceConfig } from '../../../shared/config.ts'
import { reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { eventFormats } from '../../core/import/formats/index.ts'
import { decisionFormat } from '../../core/import/import-decision.ts'
import { stackFormats } from '../../core/import/inspect/inspect.ts'
import { openCommandLine } from './testing/command-line.ts'
import { reference } from './testing/reference.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'DECISIONS.md',
  'CHANGELOG.md',
].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
)

async function commandNames(): Promise<string[]> {
  const cli = openCommandLine()
  const { err } = await cli.touchstack([])
  cli.close()
  return /Say what to do: (.+); or/.exec(err)![1]!.split(', ')
}

/** What stands in code in the first column of the README's table between two headings. */
const firstCells = (from: string, to: string): string[] =>
  [...readme.slice(readme.indexOf(from), readme.indexOf(to)).matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell!)

describe('the reference', () => {
  // It asks every command for its help, one after the other: past the usual limit on a busy machine, where `npm run reference` then wrote nothing.
  it('is what the contract says', { timeout: 300_000 }, async () => {
    const text = await reference(await commandNames())
    await expect(text).toMatchFileSnapshot(join(root, 'docs/reference.md'))
  })
})

describe('the README', () => {
  it('has every command in its table, and no other', async () => {
    const named = firstCells('## On the command line', '## What it answers').map((cell) => cell.split(' ')[0])
    expect([...new Set(named)]).toEqual(await commandNames())
  })

  it('names every report, and no other', () => {
    const named = firstCells('## What it answers', '## What it reads')
    expect(named.toSorted()).toEqual(Object.keys(reports).toSorted())
    for (const slug of named) expect(readme).toContain(reports[slug as ReportSlug].question)
  })

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    for (const document of documents)
      for (const [, script] of readFileSync(join(root, document), 'utf8').matchAll(/npm run (?:-s )?([\w:-]+)/g))
        expect(Object.keys(scripts), `${document}: npm run ${script!}`).toContain(script)
  })
})

describe('docs/sources.md', () => {
  const text = readFileSync(join(root, 'docs/sources.md'), 'utf8')
  /** Cells of the rows of a section's table, without its head. */
  const rowsOf = (section: string): string[][] =>
    text
      .slice(text.indexOf(`## ${section}\n`))
      .split(/\n## /, 1)[0]!
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim())) // prettier-ignore
  const idsOf = (rows: string[][]): string[] =>
    rows.flatMap(([, , cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, id]) => id!)).toSorted()

  it('has every format of events in its table, and no other', () => {
    expect(idsOf(rowsOf('Events'))).toEqual(eventFormats.map(({ id }) => id).toSorted())
  })

  it('has every format of tools, spend and decisions in its table, and no other', () => {
    const formats = [...stackFormats, decisionFormat]
    expect(idsOf(rowsOf('Tools and spend'))).toEqual(formats.map(({ id }) => id).toSorted())
  })

  it('says of every source how to get it, by what it is known, what becomes of it and what does not', () => {
    for (const section of ['Events', 'Tools and spend'])
      for (const [source, ...cells] of rowsOf(section)) {
        expect(cells, source).toHaveLength(4)
        // A table anybody may have written is exported by nobody.
        if (!source!.startsWith('Any table of events')) expect(cells[0], source).not.toBe('')
        for (const cell of cells.slice(1)) expect(cell, source).not.toBe('')
      }
  })
})

describe('docs/reports.md', () => {
  it('has every key of the configuration with its default, and no other', () => {
    const text = readFileSync(join(root, 'docs/reports.md'), 'utf8')
    const rows = text.slice(text.indexOf('## Configuration')).matchAll(/^\| `(\w+)`\s*\| `([^`]+)`/gm)
    const documented = Object.fromEntries([...rows].map(([, key, value]) => [key!, JSON.parse(value!) as unknown]))
    expect(documented).toEqual(workspaceConfig.parse({}))
  })
})

describe('SECURITY.md', () => {
  const named = [
    ...readFileSync(join(root, 'SECURITY.md'), 'utf8').matchAll(
      /`([\w./-]+\.test\.ts)`:\s([^|\n]+?)(?:\.\n|\s*\||\n)/g,
    ),
  ]
  it('names tests', () => expect(named.length).toBeGreaterThan(20))
  it.each(named.map(([, file, title]) => [file!, title!]))('%s has "%s"', (file, title) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(`'${title}`)
  })
})

describe('links between documents', () => {
  it.each(documents)('%s', (document) => {
    const text = readFileSync(join(root, document), 'utf8')
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(root, dirname(document), target!)), `${document} → ${target!}`).toBe(true)
  })
})
