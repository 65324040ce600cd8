import type { Call, DecisionFigures } from '../../../../shared/api.ts'
import { verdictWords } from '../../../../shared/decision-fields.ts'
import { AppError } from '../../../../shared/errors.ts'
import { needWorkspace, parse, usage } from '../args.ts'
import { decimals } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack decision list|compare|delete|restore -w WORKSPACE

Build-or-buy decisions of a workspace. \`import --kind decision\` adds one, or a version of one;
\`report build-vs-buy\` says what it comes to; \`export decision\` writes it down.

  list                     every decision, its version and verdict; --json for programs
  compare NAME A B         what changed between two versions
  delete NAME              hides it with all its versions, and says how to take that back
  restore ID               takes it back
`

const options = { workspace: { type: 'string', short: 'w' }, json: { type: 'boolean' } } as const
const actions = ['list', 'compare', 'delete', 'restore'] as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('decision', args, options)
  const [action, ...rest] = positionals
  const known = actions.find((each) => each === action)
  if (!known) throw usage(`decision takes one of ${actions.join(', ')}.`)
  const wanted = { list: 0, compare: 3, delete: 1, restore: 1 }[known]
  if (rest.length !== wanted)
    throw usage(
      `\`${
        help
          .split('\n')
          .find((line) => line.startsWith(`  ${known}`))!
          .trim()
          .split(/\s{2,}/)[0]!
      }\` is how it is written.`,
    )
  const workspace = needWorkspace('decision', values.workspace)
  io.out(
    await withWorkspace(io, workspace, { create: false }, (call) => {
      if (known === 'list') return list(call, values.json ?? false)
      if (known === 'compare') return compare(call, rest as [string, string, string])
      if (known === 'delete') return remove(call, rest[0]!, workspace)
      return restore(call, rest[0]!)
    }),
  )
  return 0
}

async function list(call: Call, json: boolean): Promise<string> {
  const all = await call('decisions.list', {})
  if (json) return `${JSON.stringify({ decisions: all }, null, 2)}\n`
  if (all.length === 0) return 'There is no decision in this workspace yet; import one with --kind decision.\n'
  return all
    .map(({ name, version, verdict, scored, reason, decided, revisitOn }) => {
      const made = decided ? `, decided: ${printable(decided.choice)}` : ''
      const again = revisitOn === null ? '' : `, revisit ${revisitOn}`
      return `${printable(name)} (version ${version}): ${verdictWords({ verdict, scored })}${made}${again}\n  ${printable(reason)}\n`
    })
    .join('')
}

async function idOf(call: Call, name: string): Promise<number> {
  const all = await call('decisions.list', {})
  const found = all.find((each) => each.name.toLowerCase() === name.trim().toLowerCase())
  if (found) return found.id
  const names = all.length === 0 ? 'none' : all.map((each) => `"${each.name}"`).join(', ')
  throw new AppError('NOT_FOUND', `There is no decision "${name}"; there ${all.length === 1 ? 'is' : 'are'} ${names}.`)
}

function wholeNumber(text: string, what: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw usage(`${what} must be a whole number, not "${text}".`)
  return number
}

async function compare(call: Call, [name, a, b]: [string, string, string]): Promise<string> {
  const versions = { a: wholeNumber(a, 'A version'), b: wholeNumber(b, 'A version') }
  const found = await call('decisions.compare', { id: await idOf(call, name), ...versions })
  const figures = (each: DecisionFigures): string =>
    `Version ${each.version}: ${verdictWords(each)}; build ${decimals(each.buildPv, 2)}, buy ${decimals(each.buyPv, 2)}; ` +
    `${each.scored ? `score ${decimals(each.scoreBuild, 3)} to ${decimals(each.scoreBuy, 3)}` : 'nobody has scored'}\n`
  const changes = found.changes.map(
    ({ label, before, after }) =>
      `  ${printable(label)}: ${printable(before ?? 'none')} → ${printable(after ?? 'none')}\n`,
  )
  return `${figures(found.a)}${figures(found.b)}${changes.length === 0 ? 'Nothing changed.\n' : changes.join('')}`
}

async function remove(call: Call, name: string, workspace: string): Promise<string> {
  const deleted = await call('decisions.delete', { id: await idOf(call, name) })
  return `Deleted "${printable(deleted.name)}". \`touchstack decision restore ${deleted.id} -w ${workspace}\` takes it back.\n`
}

async function restore(call: Call, id: string): Promise<string> {
  const restored = await call('decisions.restore', { id: wholeNumber(id, 'The id') })
  return `"${printable(restored.name)}" is back.\n`
}

export const command: Command = { help, run }
