import { type Call, runReport } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import { type InventoryTool, type KnownBy, knownByWords, type LeftOutTools } from '../../../../shared/stack.ts'
import { needWorkspace, oneOf, parse, usage } from '../args.ts'
import { pricesAfterMergeLines } from '../../../../shared/prices-after-merge.ts'
import { type SureMerge, sureMergeLine, sureMergesOf } from '../../../../shared/sure-merges.ts'
import { pairsOf, withApart, withoutApart } from '../../../../shared/tools-apart.ts'
import { withPaidPrice } from '../../../../shared/paid-otherwise.ts'
import { count } from '../format/numbers.ts'
import { padEnd, padStart, printable, width } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { paidOtherwiseLine } from '../paid-otherwise.ts'
import { listPayments } from '../tool-payments.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack tools list -w WORKSPACE [--known-by payments|list|both] [--json]
touchstack tools payments TOOL -w WORKSPACE [--as-of DATE] [--format table|csv|json] [--json]
touchstack tools merge KEEP OTHER… -w WORKSPACE [--json]
touchstack tools merge --sure -w WORKSPACE [--dry-run] [--json]
touchstack tools keep TOOL OTHER… -w WORKSPACE [--undo] [--json]
touchstack tools split PAYEE TOOL… -w WORKSPACE [--share "TOOL=PERCENT"…] [--json]
touchstack tools take-paid TOOL… -w WORKSPACE [--json]
touchstack tools undo -w WORKSPACE [--json]

The inventory: what is in it, and who knows of it; entries that are one tool made one.

  list                  every tool with its number; --known-by payments: on a card and in no list (nor typed), list: in a
                        list (or typed) and on no card, both: in both
  payments TOOL         the payments that make up what TOOL costs: date, payee as it is written, amount, file and line,
                        whether it is a charge, a refund or left out and why; with what was paid in the twelve months
                        to the last day that payments cover (--as-of an earlier one) against what the contract states.
                        --format csv as a table, with all other columns of its
                        files (--decimal comma as in reports)
  merge KEEP OTHER…     makes OTHER part of KEEP, which keeps its name, cost and price history and takes over what it
                        lacks; payments to the others go to it from then on. Each is a tool's name, or its number where
                        several have that name. Earlier prices of payments stay where they end at what KEEP costs, in
                        another currency at the workspace's rate; which are lost is said
  merge --sure          merges at once all entries that \`stack-duplicates\` is sure of (its column keepId): a payee and the only
                        contract it can be for, of an amount that speaks for it, and payees of one name. --dry-run says
                        which, and changes nothing
  keep TOOL OTHER…      says that these are several tools, however alike they look: none of them is a duplicate of another any
                        more, nor counted twice, after later imports too (toolsApart of the configuration).
                        --undo asks about them again
  split PAYEE TOOL…     says that payments to PAYEE are for all of these tools: each has the share of them that it has of what
                        they cost a year, in \`stack-payments\` and \`tools payments\`, and none of them counts twice; or
                        the share given with --share "Jira=60" --share "Confluence=40" (100 together), which is also
                        what a tool costs that no list states a cost of. PAYEE
                        becomes part of the one with most; where it is a tool that has the payments already, it is one of them.
                        Their custom fields "Paid to" and "Share of payments" say so; without the first it ends
  take-paid TOOL…       takes what payments come to as the cost of TOOL from the day they changed, where a list says
                        otherwise, of bills by use what the last twelve months came to; in the currency of the list, and
                        what it cost before stays
  undo                  takes the last change by hand back
`

const options = {
  workspace: { type: 'string', short: 'w' },
  'known-by': { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  decimal: { type: 'string' },
  share: { type: 'string', multiple: true },
  undo: { type: 'boolean' },
  sure: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const actions = ['list', 'payments', 'merge', 'keep', 'split', 'take-paid', 'undo'] as const
const isAction = (action: string | undefined): action is (typeof actions)[number] =>
  (actions as readonly (string | undefined)[]).includes(action)

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('tools', args, options)
  const [action, ...names] = positionals
  if (!isAction(action)) throw usage('tools does list, payments, merge, keep, split, take-paid and undo.')
  if ((action === 'list' || action === 'undo') && names.length > 0) throw usage(`tools ${action} takes nothing else.`)
  if (action === 'payments' && names.length !== 1) throw usage('tools payments takes the tool whose payments they are.')
  if (action === 'take-paid' && names.length === 0) throw usage('tools take-paid takes the tools whose cost it is.')
  if ((values.sure || values['dry-run']) && action !== 'merge')
    throw usage('Only tools merge takes --sure and --dry-run.')
  if (values['dry-run'] && !values.sure) throw usage('--dry-run goes with --sure.')
  if (values.sure && names.length > 0) throw usage('tools merge --sure takes no tools: it finds them.')
  if (action === 'merge' && !values.sure && names.length < 2)
    throw usage('tools merge takes the tool to keep, and those that become part of it.')
  if (action === 'keep' && names.length < 2) throw usage('tools keep takes at least two tools, which are not one.')
  if (values.undo && action !== 'keep') throw usage('Only tools keep takes --undo.')
  if (values.share && action !== 'split') throw usage('Only tools split takes --share.')
  const given = (values.share ?? []).map(readShare)
  if (action === 'split' && (names.length === 0 || names.length + given.length < 2))
    throw usage('tools split takes the payee, and the tools that are paid to it.')
  const knownBy = oneOf('--known-by', values['known-by'], ['payments', 'list', 'both'] as const)
  if (knownBy !== undefined && action !== 'list') throw usage('Only tools list takes --known-by.')
  const other = (['as-of', 'format', 'decimal'] as const).find((flag) => values[flag] !== undefined)
  if (other !== undefined && action !== 'payments') throw usage(`Only tools payments takes --${other}.`)
  const workspace = needWorkspace('tools', values.workspace)
  const json = (value: unknown): void => io.out(`${JSON.stringify(value, null, 2)}\n`)
  return withWorkspace(io, workspace, { create: false }, async (call) => {
    if (action === 'undo') {
      const undone = await call('tools.undo', {})
      if (values.json) json(undone)
      else io.out(`Taken back: ${printable(undone.undone)}\n`)
      return 0
    }
    const { tools, leftOut } = await call('tools.list', {})
    if (action === 'payments') return listPayments(call, io, findAny(tools, leftOut, names[0]!), values)
    if (action === 'list') {
      const wanted = tools.filter((tool) => knownBy === undefined || tool.knownBy === knownBy)
      if (values.json) json({ tools: wanted })
      else io.out(wanted.length === 0 ? none(knownBy) : `${listed(wanted)}${otherwise(wanted)}`)
      return 0
    }
    if (action === 'take-paid') {
      const taken = await takePaid(call, tools, names)
      if (values.json) json({ tools: taken })
      else {
        const lines = taken.map(({ name, from, annualCost, currency }) => `${printable(name)} costs ${count(annualCost)} ${currency} a year from ${from} on`) // prettier-ignore
        io.out(
          `${lines.join('.\n')}; \`touchstack tools undo\` takes ${taken.length === 1 ? 'it' : 'all of it'} back.\n`,
        )
      }
      return 0
    }
    if (action === 'keep') {
      const { config, said } = await keep(call, tools, names, values.undo ?? false)
      if (values.json) json({ toolsApart: config.toolsApart })
      else io.out(`${said}\n`)
      return 0
    }
    if (action === 'split') {
      const [payee, ...named] = names.map((name) => find(tools, name)) as [InventoryTool, ...InventoryTool[]]
      const withShare = given.map(({ name, percent }) => ({ tool: find(tools, name), percent }))
      const among = [...new Set([...named, ...withShare.map(({ tool }) => tool)])].filter((tool) => tool !== payee)
      const shares = given.length === 0 ? null : withShare.map(({ tool, percent }) => ({ id: tool.id, percent }))
      const { id } = await call('tools.split', { payee: payee.id, among: among.map((tool) => tool.id), shares })
      const name = [payee, ...among].find((tool) => tool.id === id)!.name
      const by = shares === null ? 'what each tool costs' : 'the given shares'
      if (values.json) json({ id, name })
      else io.out(`Payments to ${printable(payee.name)} are split by ${by}; ${printable(name)} has them; \`touchstack tools undo\` takes it back.\n`) // prettier-ignore
      return 0
    }
    if (values.sure) {
      const merges = await mergeSure(call, values['dry-run'] ?? false)
      if (values.json) json({ merges })
      else io.out(saidSure(merges, values['dry-run'] ?? false))
      return 0
    }
    const merged = await merge(call, tools, names)
    if (values.json) json(merged)
    else {
      io.out(`Merged ${merged.dropped.map(printable).join(', ')} into ${printable(merged.name)}; \`touchstack tools undo\` takes it back.\n`) // prettier-ignore
      for (const line of pricesAfterMergeLines(merged.prices)) io.out(`${printable(line)}\n`)
    }
    return 0
  })
}

/** `Jira=60`, `Jira = 60 %`. */
function readShare(text: string): { name: string; percent: number } {
  const [, name = '', digits = ''] = /^(.*)=\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(text) ?? []
  if (name.trim() === '') throw usage(`--share is a tool and its per cent of the payments, such as "Jira=60", not "${text}".`) // prettier-ignore
  return { name: name.trim(), percent: Number(digits.replace(',', '.')) }
}

/** Throws USAGE where payments say nothing else, before anything is changed. */
async function takePaid(call: Call, tools: readonly InventoryTool[], names: readonly string[]) {
  const found = [...new Set(names.map((name) => find(tools, name)))]
  const same = found.find(({ paidOtherwise }) => paidOtherwise === null)
  if (same) throw usage(`Payments say nothing else of what ${same.name} costs.`)
  const edits = found.map(({ id, prices, paidOtherwise }) => ({ id, changes: { prices: withPaidPrice(prices, paidOtherwise!.price) } })) // prettier-ignore
  await call('tools.editAll', { edits })
  return found.map(({ id, name, paidOtherwise }) => {
    const { price, annualCost, currency } = paidOtherwise!
    return { id, name, from: price.from, annualCost, currency }
  })
}

/** Under the list: costs that payments contradict. */
const otherwise = (tools: readonly InventoryTool[]): string =>
  tools.map(({ name, paidOtherwise }) => (paidOtherwise === null ? '' : `${printable(paidOtherwiseLine(name, paidOtherwise))}\n`)).join('') // prettier-ignore

async function merge(call: Call, tools: readonly InventoryTool[], names: readonly string[]) {
  const [keep, ...drop] = names.map((name) => find(tools, name)) as [InventoryTool, ...InventoryTool[]]
  const entries = { keep: keep.id, drop: drop.map((tool) => tool.id) }
  const prices = await call('tools.pricesAfterMerge', entries)
  const { id } = await call('tools.merge', entries)
  return { id, name: keep.name, dropped: drop.map(({ name }) => name), prices }
}

async function mergeSure(call: Call, isDry: boolean): Promise<SureMerge[]> {
  const { rows } = await runReport(call, 'stack-duplicates', {})
  const merges = sureMergesOf(rows)
  if (merges.length > 0 && !isDry) await call('tools.mergeAll', { merges: merges.map(({ keep, drop }) => ({ keep, drop })) }) // prettier-ignore
  return merges
}

function saidSure(merges: readonly SureMerge[], isDry: boolean): string {
  if (merges.length === 0) return 'No entries are surely one tool; `touchstack report stack-duplicates` lists those that may be.\n' // prettier-ignore
  const lines = merges.map((each) => `${printable(sureMergeLine(each))}.\n`).join('')
  const entries = merges.reduce((all, { drop }) => all + drop.length, 0)
  return isDry
    ? `${lines}Nothing is merged yet; \`touchstack tools merge --sure\` does it.\n`
    : `${lines}Merged ${entries} ${entries === 1 ? 'entry' : 'entries'}; \`touchstack tools undo\` takes ${entries === 1 ? 'it' : 'all of it'} back.\n` // prettier-ignore
}

async function keep(call: Call, tools: readonly InventoryTool[], names: readonly string[], isUndo: boolean) {
  const found = names.map((name) => find(tools, name))
  if (new Set(found).size < found.length) throw usage('A tool cannot be kept apart from itself.')
  const { toolsApart: before } = await call('config.get', {})
  const change = isUndo ? withoutApart : withApart
  const config = await call('config.set', { config: { toolsApart: change(before, pairsOf(found)) } })
  const named = printable(found.map(({ name }) => name).join(', '))
  const said = isUndo
    ? `${named} may be one tool again, where they look alike.`
    : `${named} are kept apart; \`touchstack tools keep --undo\` with their names asks again.`
  return { config, said }
}

/** By name, whatever its case; by number where it has no such name. Throws NOT_FOUND, or USAGE where several have the name. */
function find<T extends Pick<InventoryTool, 'id' | 'name'>>(tools: readonly T[], said: string): T {
  const found = tools.filter(({ name }) => name.toLowerCase() === said.trim().toLowerCase())
  if (found.length > 1)
    throw usage(`${found.length} tools are called "${said}": say the number of one (${found.map(({ id }) => id).join(', ')}); \`touchstack tools list\` shows them.`) // prettier-ignore
  const tool = found[0] ?? tools.find(({ id }) => String(id) === said)
  if (!tool) throw new AppError('NOT_FOUND', `There is no tool called "${said}"; \`touchstack tools list\` lists them.`)
  return tool
}

/** The number of a tool, or of one that is left out. */
function findAny(tools: readonly InventoryTool[], leftOut: readonly LeftOutTools[], said: string): number {
  const out = leftOut.flatMap(({ tools: names, ids }) => ids.map((id, at) => ({ id, name: names[at]! })))
  return find([...tools, ...out], said).id
}

const none = (knownBy: KnownBy | undefined): string =>
  knownBy === undefined ? 'There is no tool in this workspace yet.\n' : `No tool is known ${knownByWords[knownBy]}.\n`

function listed(tools: readonly InventoryTool[]): string {
  const head = ['no.', 'tool', 'team', 'status', 'last charge', 'known']
  const rows = tools.map((tool) => [String(tool.id), printable(tool.name), printable(tool.team), tool.statusToday, printable(tool.custom['Last charge'] ?? ''), knownByWords[tool.knownBy]]) // prettier-ignore
  const widths = head.map((title, at) => Math.max(...[title, ...rows.map((row) => row[at]!)].map(width)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? padStart : padEnd)(cell, widths[at]!)).join('  ').trimEnd() // prettier-ignore
  return `${[head, ...rows].map(line).join('\n')}\n`
}

export const command: Command = { help, run }
