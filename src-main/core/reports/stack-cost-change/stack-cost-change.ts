/**
 * Why a period costs more or less than another, tool by tool.
 *
 * What a tool costs in a period is its price a year × the years it is paid for: P·y, with y = u·Y for the part u of a
 * period that is Y years long. Between two periods the length changes first, at the old price and use, then the use at
 * the old price, then the price:
 *
 *   P′y′ − Py = Pu(Y′ − Y) + P(u′ − u)Y′ + (P′ − P)y′
 *
 * A year is a calendar year, so a leap year is as long as any other. A tool in use in one of the periods only was added
 * or removed as a whole, and so is what is paid once. Where bills are in several currencies the last term is a change of
 * currency, since amounts in two currencies are no price change, and of what is billed by use, another amount each month, one
 * of use. Entries of one name, vendor and team are one tool: a
 * contract renewed as an entry of its own is neither added nor removed.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { carriedBackIn } from '../../stack/carried-back.ts'
import { isByUse } from '../../stack/by-use.ts'
import { type Span, toDate, toDay, yearsIn } from '../../stack/cost.ts'
import { compareText, spendIn, type Spend, sum } from '../../stack/in-use.ts'
import { readPaidEntries } from '../../stack/paid-entry.ts'
import { paidThenIn } from '../../stack/paid-then.ts'
import { contractKey } from '../../stack/names.ts'
import { compared, readCountedTools } from '../../stack/left-out.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-cost-change'>
type Totals = ReportTotals<'stack-cost-change'>
type Params = ReportParams<'stack-cost-change'>

/** Throws USAGE for a period that ends before it starts, FAILED for a missing rate. */
export const stackCostChange: RunReport<'stack-cost-change'> = (context, params) => {
  const complete = periodsOf(params, today(context))
  const { from, to, beforeFrom, beforeTo } = complete
  const stored = readCountedTools(context.db, context.config)
  const tools = compared(stored)
  const earlier = { from: toDay(beforeFrom), to: toDay(beforeTo) }
  const { rows, totals } = costChange(
    tools,
    context.config,
    earlier,
    { from: toDay(from), to: toDay(to) },
    new Set(tools.filter((_, at) => stored[at]!.mayBeTerm)),
  )
  const byId = new Map(stored.map(({ id }, at) => [id, tools[at]!]))
  const { entries } = readPaidEntries(context.db, context.config)
  const then = paidThenIn(entries, (id) => byId.get(id), context.config, earlier)
  return { params: complete, rows, totals: { ...totals, paidThen: then } }
}

/** Both periods, with what was not asked for filled in. */
export function periodsOf(params: Params, day: IsoDate): { [K in keyof Params]: IsoDate } {
  const year = Number(day.slice(0, 4))
  const { from, to } = nonEmpty(params.from ?? `${year - 1}-01-01`, params.to ?? `${year}-01-01`)
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

type Kind = 'price' | 'use' | 'added' | 'removed' | 'currency' | 'length' | 'known'
type Parts = Record<Kind, number | null>

/** `mayBeTerms`: tools whose start may be that of a contract which another came before. */
export function costChange(
  tools: readonly Tool[],
  config: Pick<WorkspaceConfig, 'currency' | 'rates'>,
  earlier: Span,
  later: Span,
  mayBeTerms: ReadonlySet<Tool> = new Set(),
): { rows: Row[]; totals: Omit<Totals, 'paidThen'> } {
  const groups = Map.groupBy(tools, contractKey)
  const lengths = { before: yearsIn(earlier), after: yearsIn(later) }
  const changes = [...groups.values()].flatMap((group) => {
    const [old, now] = [spendIn(group, config, earlier), spendIn(group, config, later)]
    if (old === null && now === null) return []
    const row: Row = {
      tool: group[0]!.name,
      before: amountOf(old),
      after: amountOf(now),
      ...split(old, now, lengths, group.every(isByUse) ? 'use' : 'price'),
    }
    return [{ row, old, now, mayBeTerm: group.every((tool) => mayBeTerms.has(tool)) }]
  })
  const rows = changes.map(({ row }) => row)
  const total = (field: Kind | 'before' | 'after'): number => sum(rows.map((row) => row[field] ?? 0))
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
      toolsBefore: changes.filter(({ old }) => old !== null).length,
      toolsAfter: changes.filter(({ now }) => now !== null).length,
      unknownCosts: changes.filter(({ old, now }) => old?.isKnown === false || now?.isKnown === false).length,
    },
  }
}

/** null = not in use, or unknown on all of its days. */
const amountOf = (spend: Spend | null): number | null => (spend?.isAnyKnown ? spend.once + spend.billed : null)

/** What is not known comes last. */
const size = ({ before: old, after: now }: Row): number =>
  old === null && now === null ? -1 : Math.abs((now ?? 0) - (old ?? 0))

const nothing: Parts = { price: 0, use: 0, added: 0, removed: 0, currency: 0, length: 0, known: 0 }

function split(
  old: Spend | null,
  now: Spend | null,
  lengths: { before: number; after: number },
  inOneCurrency: 'price' | 'use',
): Parts {
  if (old === null) return { ...nothing, added: amountOf(now) }
  if (now === null) return { ...nothing, removed: negative(amountOf(old)) }
  if (!old.isKnown || !now.isKnown) {
    const [was, is] = [amountOf(old), amountOf(now)]
    return { ...nothing, known: was === null && is === null ? null : (is ?? 0) - (was ?? 0) }
  }
  const once = { added: now.once, removed: negative(old.once)! }
  // Without a bill in one of the periods there is no price to compare.
  if (old.years === 0 || now.years === 0)
    return { ...nothing, added: once.added + now.billed, removed: once.removed - old.billed }
  const price = old.billed / old.years
  const same = old.years * (lengths.after / lengths.before)
  const use = price * exact(now.years - same)
  const rest = now.billed - price * now.years
  const isOneCurrency = new Set([...old.currencies, ...now.currencies]).size === 1
  return {
    ...nothing,
    added: once.added + Math.max(0, use),
    removed: once.removed + Math.min(0, use),
    length: price * exact(same - old.years),
    [isOneCurrency ? inOneCurrency : 'currency']: Math.abs(rest) < 1e-9 * Math.max(1, now.billed) ? 0 : rest,
  }
}

const negative = (amount: number | null): number | null => (amount === null ? null : amount === 0 ? 0 : -amount)

/** Differences of times that are nothing but the last digits of floating-point numbers: a thousandth of a second a year. */
const exact = (years: number): number => (Math.abs(years) < 3e-11 ? 0 : years)
