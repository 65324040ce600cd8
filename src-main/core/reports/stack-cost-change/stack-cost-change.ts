/**
 * Why a period costs more or less than another, tool by tool. Entries of one name, vendor and team are one tool: a
 * contract renewed as an entry of its own is neither added nor removed.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import { fiscalYearOf, fiscalYearSpan } from '../../../../shared/stack/fiscal-year.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { carriedBackIn } from '../../stack/carried-back.ts'
import { isByUse } from '../../stack/payments/by-use.ts'
import { type Span, toDate, toDay, yearsIn } from '../../stack/cost.ts'
import { compareText, type Spend, spendIn, sum } from '../../stack/in-use.ts'
import { fiscalPeriod } from '../fiscal-year.ts'
import { amountOf, type ChangeKind, changeParts, type Exchange } from '../../stack/change-parts.ts'
import { exchangeBetween } from '../../stack/payments/exchange.ts'
import { readPaidEntries } from '../../stack/payments/paid-entry.ts'
import { paidThenIn } from '../../stack/payments/paid-then.ts'
import { contractKey } from '../../stack/names/names.ts'
import { compared, endUnknown, readCountedTools } from '../../stack/left-out.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-cost-change'>
type Totals = ReportTotals<'stack-cost-change'>
type Params = ReportParams<'stack-cost-change'>

/** Throws USAGE for a period that ends before it starts, FAILED for a missing rate. */
export const stackCostChange: RunReport<'stack-cost-change'> = (context, params) => {
  const complete = periodsOf(
    { ...params, ...fiscalPeriod(params, context.config) },
    today(context),
    context.config.fiscalYearStart,
  )
  const { from, to, beforeFrom, beforeTo } = complete
  const stored = readCountedTools(context.db, context.config)
  const tools = compared(stored)
  const earlier = { from: toDay(beforeFrom), to: toDay(beforeTo) }
  const later = { from: toDay(from), to: toDay(to) }
  const byId = new Map(stored.map(({ id }, at) => [id, tools[at]!]))
  const { entries } = readPaidEntries(context.db, context.config)
  const exchanges = [...exchangeBetween(entries, earlier, later)].flatMap(([id, exchange]) => {
    const tool = byId.get(id)
    return tool ? [[tool, exchange] as const] : []
  })
  const { rows, totals } = costChange(
    tools,
    context.config,
    earlier,
    later,
    new Set(tools.filter((_, at) => stored[at]!.mayBeTerm)),
    new Map(exchanges),
  )
  const then = paidThenIn(entries, (id) => byId.get(id), context.config, earlier)
  const asked = { from: beforeFrom < from ? beforeFrom : from, to: beforeTo > to ? beforeTo : to }
  return {
    params: { ...params, ...complete },
    rows,
    totals: { ...totals, paidThen: then, endUnknown: endUnknown(stored, asked, today(context)) },
  }
}

/** Both periods, with what was not asked for filled in. */
export function periodsOf(
  params: Omit<Params, 'fiscalYear'>,
  day: IsoDate,
  firstMonth = 1,
): { [K in keyof Omit<Params, 'fiscalYear'>]: IsoDate } {
  const year = fiscalYearSpan(fiscalYearOf(day, firstMonth) - 1, firstMonth)
  const { from, to } = nonEmpty(params.from ?? year.from, params.to ?? year.to)
  const right = before(from, to)
  const { from: beforeFrom, to: beforeTo } = nonEmpty(params.beforeFrom ?? right, params.beforeTo ?? from)
  return { from, to, beforeFrom, beforeTo }
}

function nonEmpty(from: IsoDate, to: IsoDate): { from: IsoDate; to: IsoDate } {
  if (to <= from) throw new AppError('USAGE', `The period from ${from} to ${to} has no day.`)
  return { from, to }
}

/** First day of the period of the same length that ends where this one starts: whole months before whole months. */
function before(from: IsoDate, to: IsoDate): IsoDate {
  if (!from.endsWith('-01') || !to.endsWith('-01')) return toDate(2 * toDay(from) - toDay(to))
  const months = (date: IsoDate): number => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1
  const first = 2 * months(from) - months(to)
  return `${String(Math.floor(first / 12)).padStart(4, '0')}-${String((first % 12) + 1).padStart(2, '0')}-01`
}

/** `mayBeTerms`: tools whose start may be that of a contract which another came before. */
export function costChange(
  tools: readonly Tool[],
  config: Pick<WorkspaceConfig, 'currency' | 'rates'>,
  earlier: Span,
  later: Span,
  mayBeTerms: ReadonlySet<Tool> = new Set(),
  exchanges: ReadonlyMap<Tool, Exchange> = new Map(),
): { rows: Row[]; totals: Omit<Totals, 'paidThen' | 'endUnknown'> } {
  const groups = Map.groupBy(tools, contractKey)
  const lengths = { before: yearsIn(earlier), after: yearsIn(later) }
  const changes = [...groups.values()].flatMap((group) => {
    const [old, now] = [spendIn(group, config, earlier), spendIn(group, config, later)]
    if (old === null && now === null) return []
    const exchange = group.length === 1 ? exchanges.get(group[0]!) : undefined
    const row: Row = {
      tool: group[0]!.name,
      before: amountOf(old),
      after: amountOf(now),
      ...changeParts(old, now, lengths, group.every(isByUse) ? 'use' : 'price', exchange), // prettier-ignore
    }
    return [
      {
        row,
        old,
        now,
        foreign: exchange ? null : foreignIn(old, now, config.currency),
        mayBeTerm: group.every((tool) => mayBeTerms.has(tool)),
      },
    ]
  })
  const rows = changes.map(({ row }) => row)
  const total = (field: ChangeKind | 'before' | 'after'): number => sum(rows.map((row) => row[field] ?? 0))
  return {
    rows: rows.sort((a, b) => size(b) - size(a) || compareText(a.tool, b.tool)),
    totals: {
      before: total('before'),
      after: total('after'),
      price: total('price'),
      use: total('use'),
      added: total('added'),
      removed: total('removed'),
      currency: total('currency'),
      length: total('length'),
      known: total('known'),
      beforeCarriedBack: carriedBackIn(tools, config, earlier),
      afterCarriedBack: carriedBackIn(tools, config, later),
      contractStarts: changes
        .flatMap(({ row: { tool, added }, mayBeTerm }) =>
          mayBeTerm && (added ?? 0) > 0 ? [{ tool, added: added! }] : [],
        )
        .sort((a, b) => b.added - a.added || compareText(a.tool, b.tool)),
      oneRate: changes
        .flatMap(({ row: { tool, after }, foreign }) => (foreign === null ? [] : [{ tool, currency: foreign, after: after! }]))
        .sort((a, b) => b.after - a.after || compareText(a.tool, b.tool)), // prettier-ignore
      toolsBefore: changes.filter(({ old }) => old !== null).length,
      toolsAfter: changes.filter(({ now }) => now !== null).length,
      unknownCosts: changes.filter(({ old, now }) => old?.isKnown === false || now?.isKnown === false).length,
    },
  }
}

/** The one currency of the bills of both periods, where that is another than of the workspace; null = it is not. */
function foreignIn(old: Spend | null, now: Spend | null, own: string): string | null {
  if (!old?.isKnown || !now?.isKnown || old.billed === 0 || now.billed === 0) return null
  const [currency, ...others] = new Set([...old.currencies, ...now.currencies])
  return currency === undefined || currency === own || others.length > 0 ? null : currency
}

/** What is not known comes last. */
const size = ({ before: old, after: now }: Row): number =>
  old === null && now === null ? -1 : Math.abs((now ?? 0) - (old ?? 0))
