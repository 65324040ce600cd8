/** A report as a table to read: aligned columns, totals under their columns, and the lines that show it adds up. */
import type { ZodObject, ZodType } from 'zod'
import { decodedPath } from '../../../../shared/text/decoded-path.ts'
import { daysText } from '../../../../shared/text/days-text.ts'
import { keyWords, settingWords } from '../../../../shared/text/key-words.ts'
import { reconcile } from './reconcile.ts'
import { findingOf } from '../../../../shared/findings/index.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import { creditedBy } from '../../../../shared/reports/content-attribution.ts'
import { unitOf } from '../../../../shared/reports/field-meta.ts'
import { propertyHeads } from '../../../../shared/reports/people-csv.ts'
import { type AnyReport, reports } from '../../../../shared/reports/index.ts'
import type { ReportDefinition } from '../../../../shared/reports/report.ts'
import { count, decimals, percent } from './numbers.ts'
import { fit, inBlocks, type TableColumn } from './table-blocks.ts'
import { cutMiddle, padEnd, padStart, printable, width } from './terminal.ts'

type Cell = unknown
export interface AnyDocument {
  report: string
  params: object
  rows: readonly object[]
  totals: object
}

/** In rows that compare rates (they have a p-value), differences and bounds are shares too. */
const isShare = (key: string, compares: boolean): boolean =>
  /(share|rate(Low|High)?)$|^rate(A|B|Before|After)$/i.test(key) ||
  (compares &&
    /^(low|high|detectable|difference(Low|High)?|(sameMix|against)(Difference|Low|High)|(rate|mix)Effect)$/.test(key))
/** Of a decision: rates such as 0.065 beside amounts. */
const isInput = (key: string): boolean => /^(low|likely|high)Value$/.test(key)
const isChance = (key: string): boolean => /^(p|exactP|sameMixP|againstP)(Value|Adjusted)$/.test(key)
/** Where there are too few to tell, a p-value is not to be read, but that of an exact test. */
const isTooFew = (key: string, { enough }: Record<string, Cell>): boolean =>
  enough === false && isChance(key) && !key.startsWith('exact')
/** A p-value of 0.00 says nothing, and none is 0. */
const chance = (value: number): string => (value < 0.0001 ? '< 0.0001' : decimals(value, 4))

/** Totals that `report-notes.ts` puts in sentences. */
const saidInNotes: ReadonlySet<string> = new Set([
  'endUnknown',
  'idleAccounts',
  'noticeMayFall',
  'renewed',
  'upliftByContract',
  'upliftWithoutNumber',
  'headcount',
  'usersOnly',
  'yearlyTwice',
  'onces',
  'oneRate',
  'vatTakenOff',
  'noRate',
  'withoutRate',
  'withColleague',
  'zoneShift',
  'taggedUnattributed',
  'uncountedTagged',
  'pagesAfter',
  'formsOnly',
  'earlierUnattributed',
  'colleaguesUnattributed',
  'thenColleagues',
  'fewerDays',
  'didOnlyAfter',
  'placeholderTags',
  'renamed',
  'costsConverted',
  'extremes',
  'knownUntil',
  'unusualDays',
  'unchanged',
  'most',
  'halves',
])

/** The finding in words, where the report has one: what the screen says on top. */
function spoken(document: AnyDocument): string[] {
  const finding = findingOf(document as AnyReport)
  if (finding === null) return []
  const lines = [`${plainWords(finding.headline)}.`, ...finding.sub, ...(finding.more ?? [])]
  return ['', ...lines.map((line) => printable(line.replaceAll('\u00a0', ' ')))]
}

/** `room`: cells of the terminal that tables are to fit; null = there is none, and no word is cut. */
export function formatTable(document: AnyDocument, question: string, room: number | null = null): string {
  const { report, params, totals } = document
  const rows = document.rows.map((row) => withProperties(row as Record<string, Cell>, params))
  const given = Object.entries(params).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  )
  const head = [question, given.map(([key, value]) => paramWords(key, printable(plain(value)))).join(', ')]
  const lines = head.filter((line) => line !== '')
  const spans = spansOf(report)
  lines.push(...spoken(document))
  if (rows.length === 0) lines.push('', `No rows: ${nothing(report, totals as Record<string, unknown>)}`)
  else for (const line of ['', ...table(rows, totals as Record<string, Cell>, room, spans)]) lines.push(line)
  if (rows.some((row) => row['key'] === '(none)' && row['conversionRate'] === null))
    lines.push('', `(none): no ${creditedBy('by' in params ? String(params.by) : '')} to credit, so no rate.`)
  const { lines: proofs, used } = reconcile(totals as Record<string, unknown>)
  const columns = new Set(Object.keys(rows[0] ?? {}))
  const others = Object.entries(totals).filter(([key]) => !columns.has(key) && !used.has(key) && !saidInNotes.has(key)) // prettier-ignore
  const { inline, tables, left } = sort(others)
  if (inline.length > 0)
    lines.push('', inline.map(([key, value]) => `${fieldWords(key, spans)} ${cell(key, value, { spans })}`).join(', '))
  for (const [key, records] of tables) lines.push('', `${keyWords(key)}:`, ...table(records, {}, room))
  left.push(...[...columns].filter((key) => isCounted(rows, key)))
  if (left.length > 0) lines.push('', `With --format json also: ${left.map(keyWords).join(', ')}.`)
  if (proofs.length > 0) lines.push('', ...proofs)
  return `${lines.join('\n')}\n`
}

/** A column for each property that was asked for of people, beside their email. */
function withProperties(row: Record<string, Cell>, params: object): Record<string, Cell> {
  const { properties } = row
  if (!isRecord(properties) || !('properties' in params)) return row
  const names = params.properties as string[]
  const heads = propertyHeads(names, Object.keys(row))
  const cells = heads.map((head, at): [string, Cell] => [head, properties[names[at]!] ?? null])
  const columns = Object.entries(row).flatMap(([key, value]): [string, Cell][] =>
    key === 'properties' ? [] : [[key, value], ...(key === 'email' ? cells : [])],
  )
  return Object.fromEntries(columns)
}

/** `to` is the first day that is not in the period: “to” would be read as the last that is. */
const paramWords = (key: string, value: string): string => (key === 'to' ? `before ${value}` : settingWords(key, value))

const noSpans: ReadonlySet<string> = new Set()

/** Fields that are spans of time, in days. */
function spansOf(report: string): ReadonlySet<string> {
  const definition = (reports as Partial<Record<string, ReportDefinition<ZodObject, ZodObject, ZodObject>>>)[report]
  if (definition === undefined) return noSpans
  const fields = Object.entries({ ...definition.row.shape, ...definition.totals.shape })
  return new Set(fields.filter(([, type]) => unitOf(type as ZodType) === 'days').map(([key]) => key))
}

/** A span is written with its unit: minutes under “days” would be read as days. */
const fieldWords = (key: string, spans: ReadonlySet<string>): string =>
  spans.has(key) ? keyWords(key).replace('days', 'time') : keyWords(key)

/** A total longer than this is for programs. */
const readable = 240

/** Lists in a cell are cut to this. */
const widestList = 100

const isRecord = (value: unknown): value is Record<string, Cell> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRecords = (value: Cell): value is Record<string, Cell>[] => Array.isArray(value) && isRecord(value[0])

/** Records too many or too deep for a cell: how many there are is said instead. */
const isForPrograms = (value: Cell): boolean =>
  isRecords(value) &&
  (plain(value).length > widestList || value.some((record) => Object.values(record).some(isRecords)))

/** In one column lists are all counted or all written out. */
const isCounted = (rows: readonly Record<string, Cell>[], key: string): boolean =>
  rows.some((row) => isForPrograms(row[key]))

/** Totals that fit in a line, lists of records that fit in a table, and what is for programs. */
function sort(totals: [string, Cell][]) {
  const inline: [string, Cell][] = []
  const tables: [string, Record<string, Cell>[]][] = []
  const left: string[] = []
  for (const [key, value] of totals) {
    if (isRecords(value)) {
      const fits = value.every((record) => Object.values(record).every((each) => plain(each).length <= readable))
      if (fits) tables.push([key, value])
      else left.push(key)
    } else if (Array.isArray(value) && value.length === 0) inline.push([key, null])
    else if (plain(value).length <= readable || typeof value === 'string') inline.push([key, value])
    else left.push(key)
  }
  return { inline, tables, left }
}

/** Why, as far as the totals show it: a list without rows is an answer too, and must not be taken for another. */
function nothing(report: string, totals: Record<string, unknown>): string {
  const many = (key: string): number => (typeof totals[key] === 'number' ? totals[key] : 0)
  const tools = many('tools')
  switch (report) {
    case 'stack-overlap': {
      const without = many('withoutCapabilities')
      if (tools === 0) return 'no tool is active then.'
      return without === tools
        ? `whether tools overlap cannot be told: ${count(without)} of ${count(tools)} tools have no capabilities.`
        : `no two tools share a capability${without > 0 ? `; ${count(without)} of ${count(tools)} have none written down` : ''}.`
    }
    case 'stack-removal':
      return 'nothing that is written down depends on the tool: it has no capabilities, connections or channels.'
    case 'stack-diff':
      return 'nothing changed between the two days.'
    case 'stack-spend':
      return totals['knownFrom'] === null
        ? 'no payments are stored; import what a card, a bank or a ledger exports.'
        : 'nothing was paid in these days.'
    case 'stack-spend-change':
      return totals['knownFrom'] === null
        ? 'no payments are stored; import what a card, a bank or a ledger exports.'
        : totals['before'] === null
          ? 'what was paid in the days before is not known.'
          : 'nothing was paid in either of the two.'
    case 'stack-payments':
      return totals['knownFrom'] === null
        ? 'no payments are stored; import what a card, a bank or a ledger exports.'
        : 'no tool is so.'
    case 'stack-duplicates':
      return many('keptApart') > 0
        ? 'no two entries look like one tool, but for those that are kept apart.'
        : 'no two entries look like one tool.'
    case 'renewals':
      return `no contract is to be cancelled or renews in these days${many('withoutDate') > 0 ? `; ${count(many('withoutDate'))} active tools have no renewal date` : ''}.`
    case 'template-proposals':
      return many('paths') > 0
        ? `a page template takes five paths or more that are alike, and none of the ${count(many('paths'))} paths have so many; write a rule such as /learn/** (contentGroups in the configuration).`
        : 'no page views are counted yet.'
    default:
      return report.startsWith('stack')
        ? 'no tool is active then.'
        : 'there is nothing in this workspace that it could count.'
  }
}

/** Of which there is nothing to say where it is 0 of every row. */
const exceptional: ReadonlySet<string> = new Set(['doubled', 'due'])

const isSaid = (key: string, value: Cell): boolean => (value ?? null) !== null && !(exceptional.has(key) && value === 0)

function table(
  rows: Record<string, Cell>[],
  totals: Record<string, Cell>,
  room: number | null,
  spans: ReadonlySet<string> = noSpans,
): string[] {
  // Such as the cost of a period, in a report on one day; a sum of nothing is 0.
  const keys = Object.keys(rows[0]!).filter(
    (key) => (rows.some((row) => isSaid(key, row[key])) || (totals[key] ?? 0) !== 0) && !isSaidBy(rows, key),
  )
  const totalsShown = keys.some((key) => key in totals)
  // Also where all are null, and the column is left out.
  const compares = 'pValue' in rows[0]!
  const columns = keys.map((key, index) => {
    const values = rows.map((row) => row[key])
    const numbers = [...values, totals[key]].filter((value) => typeof value === 'number')
    // "10+" and 0…9 share a column; over the number of all, lists stay words.
    const right = numbers.length > 0 && !values.some((value) => Array.isArray(value) && !isCounted(rows, key))
    const fractions = !isShare(key, compares) && numbers.some((value) => !Number.isInteger(value))
    const isNumberOf = isCounted(rows, key)
    const cells = values.map((value, index) =>
      isTooFew(key, rows[index]!)
        ? 'too few'
        : isNumberOf && Array.isArray(value)
          ? count(value.length)
          : cell(key, value, { fractions, compares, spans }),
    )
    const own = isTooFew(key, totals) ? 'too few' : cell(key, totals[key], { fractions, compares, spans })
    const total = key in totals ? own : index === 0 ? 'total' : ''
    const all = [fieldWords(key, spans), ...cells, ...(totalsShown ? [total] : [])]
    return { all, right, widest: widestOf(all), isSummed: key in totals }
  })
  const { blocks, said } = inBlocks(columns, rows.length, room)
  const lines = blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...drawn(block, totalsShown, room)])
  return said.length === 0 ? lines : [...lines, '', ...said]
}

/** One under the other; a part without sums has no line for them. */
function drawn(part: readonly TableColumn[], hasTotals: boolean, room: number | null): string[] {
  const totalsShown = hasTotals && part.some(({ isSummed }) => isSummed)
  const columns = part.map((column) => ({ ...column, all: hasTotals && !totalsShown ? column.all.slice(0, -1) : column.all })) // prettier-ignore
  if (room !== null) fit(columns, room)
  const padded = columns.map(({ all, right, widest }, index) =>
    all.map((text) => {
      const shown = right ? text : cutMiddle(text, widest)
      return right ? padStart(shown, widest) : index === columns.length - 1 ? shown : padEnd(shown, widest)
    }),
  )
  const lines = padded[0]!.map((_, line) =>
    padded
      .map((column) => column[line]!)
      .join('  ')
      .trimEnd(),
  )
  const rule = '─'.repeat(widestOf(lines))
  lines.splice(1, 0, rule)
  if (totalsShown) lines.splice(-1, 0, rule)
  return lines
}

/** Shares of which one column is enough where they are the same in every row. */
const sameAs: Record<string, string> = { share: 'attributedShare', attributedShare: 'conversionShare' }

function isSaidBy(rows: readonly Record<string, Cell>[], key: string): boolean {
  const other = sameAs[key]
  return other !== undefined && rows.every((row) => row[key] === row[other])
}

/** There may be more lines than a call takes arguments. */
const widestOf = (lines: readonly string[]): number => lines.reduce((most, line) => Math.max(most, width(line)), 0)

interface Shown {
  fractions?: boolean
  compares?: boolean
  spans: ReadonlySet<string>
}

function cell(key: string, value: Cell, { fractions = false, compares = false, spans }: Shown): string {
  if (value === null || value === undefined) return '–'
  if (key === 'path' && Array.isArray(value) && value.length === 0) return '(none): no page before it'
  if (Array.isArray(value)) return printable(listed(value.map(plain)))
  if (typeof value !== 'number') return printable(plain(value))
  if (spans.has(key)) return daysText(value)
  if (isShare(key, compares)) return percent(value)
  if (isChance(key)) return chance(value)
  if (isInput(key) && Math.abs(value) < 1) return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 }) // prettier-ignore
  return fractions ? decimals(value, 2) : count(value)
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join('; ')
  return isRecord(value) ? recordWords(value) : decodedPath(String(value))
}

/** As many of the first as fit, and how many more there are. */
function listed(items: readonly string[]): string {
  const whole = items.join('; ')
  if (width(whole) <= widestList) return whole
  let shown = 1
  while (width(items.slice(0, shown + 1).join('; ')) <= widestList) shown++
  const rest = items.length - shown
  return rest === 0 ? whole : `${items.slice(0, shown).join('; ')}; and ${count(rest)} more`
}

/** A record within a cell by its first field: `Drift 32,940`, `Email (tools 1, annual cost 3,600)`. */
function recordWords(record: Record<string, Cell>): string {
  const [first, ...others] = Object.entries(record).map(([key, value]) => ({
    key,
    text: value === null || value === undefined ? '–' : typeof value === 'number' ? figure(value) : plain(value),
    isKnown: value !== null && value !== undefined,
  }))
  if (first === undefined) return ''
  const rest = others.length > 1 ? others.filter(({ isKnown }) => isKnown) : others
  const said = rest.map(({ key, text }) => (others.length > 1 ? `${keyWords(key)} ${text}` : text)).join(', ')
  if (rest.length === 0) return first.text
  if (!first.isKnown) return said
  return others.length > 1 ? `${first.text} (${said})` : `${first.text} ${said}`
}

const figure = (value: number): string => (Number.isInteger(value) ? count(value) : decimals(value, 2))
