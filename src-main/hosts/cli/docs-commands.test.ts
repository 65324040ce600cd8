/**
 * Every command that README and docs show is run, in the order of the page, in one folder, and every line of output they
 * show must come out. A block of `sh` holds commands; a block of `text` right after it what they print, in order, where
 * `…` stands for lines, or for the rest of a line, that are left out.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const pages = ['README.md', 'CONTRIBUTING.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'reference.md')
    .sort()
    .map((name) => `docs/${name}`),
)

interface Block {
  commands: string[]
  /** Lines it must print; null where the page shows none. */
  shown: string[] | null
}

/** Continued lines are one command; comments are for readers. */
function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/^```sh\n(.*?)^```(?:\n+```text\n(.*?)^```)?/gms)].map(([, commands, shown]) => ({
    commands: commands!
      .replace(/\\\n\s*/g, '')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
    shown: shown?.split('\n').filter((line) => line.trim() !== '') ?? null,
  }))
}

/** Words of a POSIX shell, as far as the docs use it: quotes, `*`, and `> FILE`. */
function words(command: string, folder: string): { args: string[]; into: string | null } {
  const tokens = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)]
  const into = tokens.findIndex(([, , , bare]) => bare === '>')
  const args = (into === -1 ? tokens : tokens.slice(0, into)).flatMap(([, double, single, bare]) => {
    if (bare === undefined) return [double ?? single!]
    if (bare.includes('*'))
      return globSync(bare, { cwd: folder })
        .sort()
        .map((name) => join(folder, name))
    return [/^(S\/|S$)|\.(touchstack|csv|json|ics|md|html|jsonl)$/.test(bare) ? join(folder, bare) : bare]
  })
  return { args, into: into === -1 ? null : (tokens[into + 1]![3] ?? null) }
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
let cli: CommandLine
/** The pages begin alike; what was run once is not run again. */
const printed = new Map<string, string>()

async function runCommand(command: string, said: readonly string[]): Promise<string> {
  const before = printed.get(command)
  if (before !== undefined) return before
  const own = /^(?:npm run -s touchstack -- |touchstack )(.*)$/.exec(command)?.[1]
  if (own === undefined) {
    // What starts, builds or tests the project is run by CI itself.
    for (const part of command.split('&&').map((each) => each.trim())) {
      const name = /^npm (?:run (?:-s )?)?([\w:-]+)/.exec(part)?.[1]
      expect(name, `${command}: no command of npm or touchstack`).toBeDefined()
      if (name !== 'ci' && name !== 'install') expect(Object.keys(scripts), command).toContain(name)
    }
    return ''
  }
  const { args, into } = words(own, cli.folder)
  const { code, out, err } = await cli.touchstack(args)
  // What is said beside the answer stands in the page too.
  const unsaid = err.split('\n').filter((line) => line !== '' && !said.some((each) => isShown(line, each)))
  expect({ command, code, unsaid }).toEqual({ command, code: 0, unsaid: [] })
  if (into !== null) cli.file(into, out)
  const text = `${out}${err}`.replaceAll(`${cli.folder}/`, '')
  printed.set(command, text)
  return text
}

/** True where a line is the shown one, or begins like it up to its `…`. */
const isShown = (line: string, shown: string): boolean =>
  shown.endsWith('…') ? line.startsWith(shown.slice(0, -1).trimEnd()) : line === shown

beforeAll(() => {
  cli = openCommandLine()
})
afterAll(() => cli.close())

describe('commands in the docs', () => {
  it('are there', () => {
    expect(pages.flatMap(blocksOf).length).toBeGreaterThan(20)
    expect(pages.filter((page) => page.includes('tutorials'))).toHaveLength(3)
  })

  it.each(pages.filter((page) => blocksOf(page).length > 0))('%s', { timeout: 120_000 }, async (page) => {
    for (const { commands, shown } of blocksOf(page)) {
      let out = ''
      for (const command of commands)
        out += await runCommand(
          command,
          (shown ?? []).filter((line) => line !== '…'),
        )
      if (shown === null) continue
      const lines = out.split('\n').map((line) => line.trimEnd())
      let at = 0
      for (const line of shown.map((each) => each.trimEnd())) {
        if (line.trim() === '…') continue
        const found = lines.findIndex((each, index) => index >= at && isShown(each, line))
        expect(found, `${page}: "${line}" is not what\n${commands.join('\n')}\nprints:\n${out}`).toBeGreaterThan(-1)
        at = found + 1
      }
    }
  })

  it('write the files the pages speak of', () => {
    const written = pages.flatMap(blocksOf).flatMap(({ commands }) => commands)
      .flatMap((command) => /(?:-o|--save|>) (\S+)/.exec(command)?.[1] ?? []) // prettier-ignore
    expect(written.length).toBeGreaterThan(3)
    for (const name of written) expect(existsSync(join(cli.folder, name)), basename(name)).toBe(true)
  })
})
