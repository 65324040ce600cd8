import { type Call, runReport } from '../../../../shared/api.ts'
import { endUnknownSentence } from '../../../../shared/notes/end-unknown.ts'
import { listed as inWords } from '../../../../shared/text/figures.ts'
import {
  type InventoryTool,
  type KnownBy,
  knownBys,
  knownByWords,
  knownForCost,
  lastCharge,
} from '../../../../shared/stack/stack.ts'
import { dayOf, needWorkspace, oneOf, parse, usage } from '../args.ts'
import { pricesAfterMergeLines } from '../../../../shared/notes/prices-after-merge.ts'
import { quoted } from '../config-command.ts'
import {
  sharedPayeesOf,
  type SureMerge,
  sureMergeLine,
  sureMergeReason,
  sureMergesOf,
} from '../../../../shared/stack/sure-merges.ts'
import { pairsOf, withApart, withoutApart } from '../../../../shared/stack/tools-apart.ts'
import { withPaidPrice } from '../../../../shared/notes/paid-otherwise.ts'
import { count } from '../format/numbers.ts'
import { padEnd, padStart, printable, width } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { paidOtherwiseLine } from '../notes/paid-otherwise.ts'
import { editTools } from '../tool-edit.ts'
import { findAnyTool, findTool } from '../tool-found.ts'
import { listPayments } from '../tool-payments.ts'
import { settle, wrongToSettle } from '../tool-settle.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack tools list -w WORKSPACE [--known-by payments|list|both] [--json]
touchstack tools payments TOOL -w WORKSPACE [--as-of DATE] [--format table|csv|json] [--json]
touchstack tools edit TOOL… --set FIELD=VALUE… -w WORKSPACE [--as-of DATE] [--json]
touchstack tools merge KEEP OTHER… -w WORKSPACE [--json]
touchstack tools merge --sure -w WORKSPACE [--dry-run] [--json]
touchstack tools keep TOOL OTHER… -w WORKSPACE [--undo] [--json]
touchstack tools settle TOOL NUMBER [OTHER] NUMBER --as one|two|twice -w WORKSPACE [--json]
touchstack tools settle TOOL NUMBER --undo -w WORKSPACE [--json]
touchstack tools settle -w WORKSPACE [--json]
touchstack tools split PAYEE TOOL… -w WORKSPACE [--share "TOOL=PERCENT"…] [--json]
touchstack tools take-paid TOOL… -w WORKSPACE [--json]
touchstack tools undo -w WORKSPACE [--json]

The inventory: what is in it, and who knows of it; entries that are one tool made one.

  list                  every tool with its number; --known-by payments: on a card and in no list (nor typed) that
                        says a cost, a renewal, an end or a status; list: in a list (or typed) and on no card; both: in both
  payments TOOL         the payments that make up what TOOL costs: number, date, payee as it is written, amount, file and line,
                        whether it is a charge, a refund or left out and why; with what was paid in the twelve months
                        to the last day that payments cover (--as-of an earlier one) against what the contract states.
                        --format csv as a table, with all other columns of its
                        files (--decimal comma as in reports)
  edit TOOL…            changes fields of each TOOL, as its form on screen does: --set owner=Ann --set "note=Ends in May"; nothing behind =
                        empties one. The fields are those of a list of tools (see "Fields of --map" in docs/reference.md), and
                        custom.NAME for one of your own. cost, currency and billing_period are the price in force today
                        (--as-of: on another day); earlier and later ones stay. A status of being in use takes back a day on
                        which TOOL ended. Several are one change, which one undo takes back
  merge KEEP OTHER…     makes OTHER part of KEEP, which keeps its name, cost and price history and takes over what it
                        lacks; payments to the others go to it from then on. Each is a tool's name, or its number where
                        several have that name. Earlier prices of payments stay where they end at what KEEP costs, in
                        another currency at the workspace's rate; which are lost is said
  merge --sure          merges at once all entries that \`stack-duplicates\` is sure of (its column keepId): a payee and the only
                        contract it can be for, by an amount that speaks for it or by its very name (OPENAI *CHATGPT,
                        AgileBits Inc (1Password), Figma, Inc.), and payees of one name. --dry-run says
                        which, and changes nothing. A payee that is called as the vendor of several contracts is none of
                        these: it is named with the split that shares its payments
  keep TOOL OTHER…      says that these are several tools, however alike they look: none of them is a duplicate of another any
                        more, nor counted twice, after later imports too (toolsApart of the configuration).
                        --undo asks about them again
  settle TOOL NUMBER [OTHER] NUMBER   says of two payments, by their numbers in \`tools payments\` (OTHER: the tool of the
                        second, where that is another), what they are. --as one: the same money, written down in two places; the
                        first counts no more, the second stays. --as two: each was paid for its own, so both count and none
                        is doubted. --as twice: both were paid for the same, so the first is to be claimed back.
                        It stays so after later imports (paymentPairs of the configuration). --undo takes back what was
                        said of a payment. Without a TOOL it lists all pairs that are settled
  split PAYEE TOOL…     says that payments to PAYEE are for all of these tools: each has its own bills where their amounts
                        tell them, else the share of them (or of what is left) that it has of what they cost a year, in
                        \`stack-payments\`, \`stack-spend\` and \`tools payments\`, and none of them counts twice; or
                        the share given with --share "Jira=60" --share "Confluence=40" (100 together), which is also
                        what a tool costs that no list states a cost of. PAYEE
                        becomes part of the one with most; where it is a tool that has the payments already, it is one of them.
                        What each of them cost before is read from its own bills, where their amounts tell them, else its share.
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
  set: { type: 'string', multiple: true },
  share: { type: 'string', multiple: true },
  as: { type: 'string' },
  undo: { type: 'boolean' },
  sure: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parse<typeof options>>['values']

/** One of the two is printed. */
interface Answer {
  json: unknown
  said: string
}

interface Action {
  /** Of the options that only some take. */
  options: readonly Exclude<keyof typeof options, 'workspace' | 'json'>[]
  /** What is wrong with the words after it; null where nothing is. */
  wrong: (names: readonly string[], values: Values) => string | null
  run: (call: Call, names: readonly string[], values: Values) => Promise<Answer>
}

const takesNothing = (names: readonly string[], action: string): string | null =>
  names.length > 0 ? `tools ${action} takes nothing else.` : null

const actions: Record<string, Action> = {
  list: {
    options: ['known-by'],
    wrong: (names) => takesNothing(names, 'list'),
    run: async (call, _, values) => {
      const knownBy = oneOf('--known-by', values['known-by'], knownBys)
      const tools = await inventory(call)
      const wanted = tools.filter((tool) => knownBy === undefined || knownForCost(tool) === knownBy)
      return { json: { tools: wanted }, said: wanted.length === 0 ? none(knownBy) : `${listed(wanted, tools)}${otherwise(wanted)}${withoutEnd(wanted)}` } // prettier-ignore
    },
  },
  payments: {
    options: ['as-of', 'format', 'decimal'],
    wrong: (names) => (names.length === 1 ? null : 'tools payments takes the tool whose payments they are.'),
    run: async (call, names, values) => {
      const { tools, leftOut } = await call('tools.list', {})
      return listPayments(call, findAnyTool(tools, leftOut, names[0]!), values)
    },
  },
  edit: {
    options: ['set', 'as-of'],
    wrong: (names, { set }) =>
      names.length > 0 && set ? null : 'tools edit takes tools, and what to change of them: --set owner=Ann.',
    run: async (call, names, { set = [], 'as-of': asOf }) => {
      const day = dayOf('--as-of', asOf) ?? new Date().toISOString().slice(0, 10)
      const tools = await inventory(call)
      return editTools(call, [...new Set(names.map((name) => findTool(tools, name)))], set, day)
    },
  },
  merge: {
    options: ['sure', 'dry-run'],
    wrong: (names, { sure, 'dry-run': isDry }) => {
      if (isDry && !sure) return '--dry-run goes with --sure.'
      if (sure) return names.length > 0 ? 'tools merge --sure takes no tools: it finds them.' : null
      return names.length < 2 ? 'tools merge takes the tool to keep, and those that become part of it.' : null
    },
    run: async (call, names, { sure, 'dry-run': isDry = false }) =>
      sure ? mergeSure(call, isDry) : merge(call, await inventory(call), names),
  },
  keep: {
    options: ['undo'],
    wrong: (names) => (names.length < 2 ? 'tools keep takes at least two tools, which are not one.' : null),
    run: async (call, names, { undo = false }) => keep(call, await inventory(call), names, undo),
  },
  settle: {
    options: ['as', 'undo'],
    wrong: wrongToSettle,
    run: (call, names, values) => settle(call, names, values),
  },
  split: {
    options: ['share'],
    wrong: (names, { share = [] }) =>
      names.length === 0 || names.length + share.length < 2
        ? 'tools split takes the payee, and the tools that are paid to it.'
        : null,
    run: async (call, names, { share = [] }) => split(call, await inventory(call), names, share.map(readShare)),
  },
  'take-paid': {
    options: [],
    wrong: (names) => (names.length === 0 ? 'tools take-paid takes the tools whose cost it is.' : null),
    run: async (call, names) => takePaid(call, await inventory(call), names),
  },
  undo: {
    options: [],
    wrong: (names) => takesNothing(names, 'undo'),
    run: async (call) => {
      const undone = await call('tools.undo', {})
      return { json: undone, said: `Taken back: ${printable(undone.undone)}\n` }
    },
  },
}

const listOf = new Intl.ListFormat('en-GB')

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('tools', args, options)
  const [name = '', ...names] = positionals
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) throw usage(`tools does ${listOf.format(Object.keys(actions))}.`)
  const stray = limited.find((option) => values[option] !== undefined && !action.options.includes(option))
  if (stray) {
    const takers = Object.keys(actions).filter((each) => actions[each]!.options.includes(stray))
    throw usage(`Only tools ${listOf.format(takers)} ${takers.length === 1 ? 'takes' : 'take'} --${stray}.`)
  }
  const wrong = action.wrong(names, values)
  if (wrong !== null) throw usage(wrong)
  const workspace = needWorkspace('tools', values.workspace)
  const { json, said } = await withWorkspace(io, workspace, { create: false }, (call) =>
    action.run(call, names, values),
  )
  io.out(values.json || values.format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : said)
  return 0
}

const limited = [...new Set(Object.values(actions).flatMap((action) => action.options))]

const inventory = async (call: Call): Promise<InventoryTool[]> => (await call('tools.list', {})).tools

/** `Jira=60`, `Jira = 60 %`. */
function readShare(text: string): { name: string; percent: number } {
  const [, name = '', digits = ''] = /^(.*)=\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(text) ?? []
  if (name.trim() === '') throw usage(`--share is a tool and its per cent of the payments, such as "Jira=60", not "${text}".`) // prettier-ignore
  return { name: name.trim(), percent: Number(digits.replace(',', '.')) }
}

/** Throws USAGE where payments say nothing else, before anything is changed. */
async function takePaid(call: Call, tools: readonly InventoryTool[], names: readonly string[]): Promise<Answer> {
  const found = [...new Set(names.map((name) => findTool(tools, name)))]
  const same = found.find(({ paidOtherwise }) => paidOtherwise === null)
  if (same) throw usage(`Payments say nothing else of what ${same.name} costs.`)
  const edits = found.map(({ id, cost, prices, paidOtherwise }) => {
    const { price, earlier } = paidOtherwise!
    return { id, changes: { cost: earlier ? earlier.cost : cost, prices: withPaidPrice(earlier?.prices ?? prices, price) } } // prettier-ignore
  })
  await call('tools.editAll', { edits })
  const taken = found.map(({ id, name, paidOtherwise }) => {
    const { price, annualCost, currency } = paidOtherwise!
    return { id, name, from: price.from, annualCost, currency }
  })
  const lines = taken.map(({ name, from, annualCost, currency }) => `${printable(name)} costs ${count(annualCost)} ${currency} a year from ${from} on`) // prettier-ignore
  const it = taken.length === 1 ? 'it' : 'all of it'
  return { json: { tools: taken }, said: `${lines.join('.\n')}; \`touchstack tools undo\` takes ${it} back.\n` }
}

/** Under the list: costs that payments contradict. */
const otherwise = (tools: readonly InventoryTool[]): string =>
  tools.map(({ name, paidOtherwise }) => (paidOtherwise === null ? '' : `${printable(paidOtherwiseLine(name, paidOtherwise))}\n`)).join('') // prettier-ignore

/** Under the list: what is in no report of the past. */
function withoutEnd(tools: readonly InventoryTool[]): string {
  const said = endUnknownSentence(tools.flatMap((tool) => (tool.endUnknown ? [tool.name] : [])))
  return said === null ? '' : `${printable(said)}\n`
}

async function split(
  call: Call,
  tools: readonly InventoryTool[],
  names: readonly string[],
  given: readonly { name: string; percent: number }[],
): Promise<Answer> {
  const [payee, ...named] = names.map((name) => findTool(tools, name)) as [InventoryTool, ...InventoryTool[]]
  const withShare = given.map(({ name, percent }) => ({ tool: findTool(tools, name), percent }))
  const among = [...new Set([...named, ...withShare.map(({ tool }) => tool)])].filter((tool) => tool !== payee)
  const shares = given.length === 0 ? null : withShare.map(({ tool, percent }) => ({ id: tool.id, percent }))
  const { id } = await call('tools.split', { payee: payee.id, among: among.map((tool) => tool.id), shares })
  const name = [payee, ...among].find((tool) => tool.id === id)!.name
  const by = shares === null ? 'what each tool costs' : 'the given shares'
  return {
    json: { id, name },
    said: `Payments to ${printable(payee.name)} are split by ${by}; ${printable(name)} has them; \`touchstack tools undo\` takes it back.\n`,
  }
}

async function merge(call: Call, tools: readonly InventoryTool[], names: readonly string[]): Promise<Answer> {
  const [keep, ...drop] = names.map((name) => findTool(tools, name)) as [InventoryTool, ...InventoryTool[]]
  const entries = { keep: keep.id, drop: drop.map((tool) => tool.id) }
  const prices = await call('tools.pricesAfterMerge', entries)
  const { id } = await call('tools.merge', entries)
  const dropped = drop.map(({ name }) => name)
  const lines = [
    `Merged ${dropped.map(printable).join(', ')} into ${printable(keep.name)}; \`touchstack tools undo\` takes it back.`,
    ...pricesAfterMergeLines(prices).map(printable),
  ]
  return { json: { id, name: keep.name, dropped, prices }, said: lines.map((line) => `${line}\n`).join('') }
}

async function mergeSure(call: Call, isDry: boolean): Promise<Answer> {
  const { rows } = await runReport(call, 'stack-duplicates', {})
  const merges = sureMergesOf(rows)
  const prices = await Promise.all(merges.map(({ keep, drop }) => call('tools.pricesAfterMerge', { keep, drop })))
  if (merges.length > 0 && !isDry) await call('tools.mergeAll', { merges: merges.map(({ keep, drop }) => ({ keep, drop })) }) // prettier-ignore
  const shared = sharedPayeesOf(rows)
  const names = new Map(shared.length === 0 ? [] : (await inventory(call)).map(({ id, name }) => [id, name]))
  const splits = shared.map(({ name, contracts }) => ({ payee: name, contracts: contracts.map((id) => names.get(id) ?? '') })) // prettier-ignore
  return { json: { merges, splits }, said: `${saidSure(merges, isDry)}${prices.flatMap(pricesAfterMergeLines).map((line) => `${printable(line)}\n`).join('')}${splits.map(splitLine).join('')}` } // prettier-ignore
}

/** No merge is right of what is paid for several. */
const splitLine = ({ payee, contracts }: { payee: string; contracts: readonly string[] }): string =>
  `${printable(payee)} may be paid for ${inWords(contracts.map(printable))} together, so it is merged into none of them; \`touchstack tools split ${[payee, ...contracts].map((name) => quoted(printable(name))).join(' ')}\` shares its payments among them.\n` // prettier-ignore

function saidSure(merges: readonly SureMerge[], isDry: boolean): string {
  if (merges.length === 0) return 'No entries are surely one tool; `touchstack report stack-duplicates` lists those that may be.\n' // prettier-ignore
  const lines = merges.map((each) => `${printable(sureMergeLine(each))} (${sureMergeReason(each)}).\n`).join('')
  const entries = merges.reduce((all, { drop }) => all + drop.length, 0)
  return isDry
    ? `${lines}Nothing is merged yet; \`touchstack tools merge --sure\` does it.\n`
    : `${lines}Merged ${entries} ${entries === 1 ? 'entry' : 'entries'}; \`touchstack tools undo\` takes ${entries === 1 ? 'it' : 'all of it'} back.\n` // prettier-ignore
}

async function keep(
  call: Call,
  tools: readonly InventoryTool[],
  names: readonly string[],
  isUndo: boolean,
): Promise<Answer> {
  const found = names.map((name) => findTool(tools, name))
  if (new Set(found).size < found.length) throw usage('A tool cannot be kept apart from itself.')
  const { toolsApart: before } = await call('config.get', {})
  const change = isUndo ? withoutApart : withApart
  const config = await call('config.set', { config: { toolsApart: change(before, pairsOf(found)) } })
  const named = printable(found.map(({ name }) => name).join(', '))
  const said = isUndo
    ? `${named} may be one tool again, where they look alike.\n`
    : `${named} are kept apart; \`touchstack tools keep --undo\` with their names asks again.\n`
  return { json: { toolsApart: config.toolsApart }, said }
}

const none = (knownBy: KnownBy | undefined): string =>
  knownBy === undefined ? 'There is no tool in this workspace yet.\n' : `No tool is known ${knownByWords[knownBy]}.\n`

/** `all`: the others of the inventory too, as one of them may have the payments of which a tool has its share. */
function listed(tools: readonly InventoryTool[], all: readonly InventoryTool[]): string {
  const head = ['no.', 'tool', 'team', 'status', 'last charge', 'known']
  const rows = tools.map((tool) => [String(tool.id), printable(tool.name), printable(tool.team), tool.statusToday, printable(lastCharge(tool, all)), knownByWords[knownForCost(tool)]]) // prettier-ignore
  const widths = head.map((title, at) => Math.max(...[title, ...rows.map((row) => row[at]!)].map(width)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? padStart : padEnd)(cell, widths[at]!)).join('  ').trimEnd() // prettier-ignore
  return `${[head, ...rows].map(line).join('\n')}\n`
}

export const command: Command = { help, run }
