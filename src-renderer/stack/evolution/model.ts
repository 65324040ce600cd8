/** What the evolution screens draw, out of the reports. Pure. */
import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import type { ChangeColumn, Strip, StripPoint } from '../../charts/Evolution.tsx'
import { count, counted, date, listed, listedFirst } from '../../format.ts'
import type { Money } from '../use-day.ts'
import type { LifelineTool, Reason } from './lifelines.ts'

export type Period = ReportRow<'stack-evolution'>

const reasons: readonly string[] = ['volume', 'sophistication', 'new focus', 'other']

/** Tools out of the lifelines report; a name that comes twice (dropped and back, two teams) keeps its own line. */
export function lifelineTools(rows: Report<'stack-lifelines'>['rows']): LifelineTool[] {
  return rows.map((row, index) => ({
    key: `${index} ${row.tool}`,
    tool: row.tool,
    category: row.category,
    start: row.startDate,
    end: row.endDate,
    reason: row.reason !== null && reasons.includes(row.reason) ? (row.reason as Reason) : row.reason ? 'other' : null,
    replaces: row.replaces,
    prices: row.prices.flatMap(({ from, annualCost }, step) => {
      const before = row.prices[step - 1]?.annualCost
      return from === null ||
        step === 0 ||
        annualCost === null ||
        before === null ||
        before === undefined ||
        annualCost === before
        ? []
        : [{ day: from, rise: annualCost > before }]
    }),
  }))
}

const names = (tools: readonly string[]): string => (tools.length === 0 ? 'none' : listedFirst(tools, 6))

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

export const changeColumns = (periods: readonly Period[]): ChangeColumn[] =>
  periods.map((period) => ({
    key: `change ${period.period}`,
    from: period.firstDay,
    to: nextDay(period.lastDay),
    added: period.added.length,
    removed: period.removed.length,
    inflection: period.inflection,
    says: `${period.period}. Added ${names(period.added)}; removed ${names(period.removed)}.${period.inflection ? ' Inflection.' : ''}`,
  }))

export type Measure = 'tools' | 'annualCost' | 'costPerHead' | 'headcount' | 'users' | 'funding'

const words: Record<Measure, { title: string; note: string; money: boolean; steps: boolean }> = {
  tools: { title: 'Tools', note: 'last day of each period', money: false, steps: false },
  annualCost: { title: 'Cost a year', note: 'last day of each period', money: true, steps: false },
  costPerHead: { title: 'Cost per head', note: 'cost a year ÷ headcount', money: true, steps: false },
  headcount: { title: 'Headcount', note: 'own scale, from 0', money: false, steps: false },
  users: { title: 'Users', note: 'own scale, from 0', money: false, steps: false },
  funding: { title: 'Funding', note: 'own scale, from 0', money: true, steps: true },
}

/** One strip per measure that has a figure; milestones are named on the first of headcount, users, funding there is. */
export function strips(periods: readonly Period[], which: readonly Measure[], money: Money): Strip[] {
  const named = (['headcount', 'users', 'funding'] as const).find((measure) =>
    periods.some((period) => period[measure] !== null),
  )
  return which
    .filter((measure) => periods.some((period) => period[measure] !== null))
    .map((measure) => {
      const { title, note, money: inMoney, steps } = words[measure]
      const exact = (value: number): string => (inMoney ? money.exact(value) : count(value))
      const last = periods.findLast((period) => period[measure] !== null)
      const most = periods.reduce<Period | undefined>(
        (best, period) => ((period[measure] ?? -1) > (best?.[measure] ?? -1) ? period : best),
        undefined,
      )
      return {
        key: measure,
        title,
        note,
        steps,
        points: periods.map((period): StripPoint => {
          const value = period[measure]
          const milestone = measure === named ? happened(period.milestones) : ''
          const isCounted = measure === named && period.milestones.length > 0 && milestone === ''
          const short = (of: number): string => (inMoney ? money.short(of) : count(of))
          return {
            key: `${measure} ${period.period}`,
            day: period.lastDay,
            value,
            name:
              value === null
                ? null
                : milestone !== ''
                  ? `${milestone}, ${short(value)}`
                  : isCounted
                    ? `${title} ${short(value)}`
                    : period === last || period === most
                      ? short(value)
                      : null,
            says: `${period.period}: ${title.toLowerCase()} ${value === null ? 'not known' : exact(value)}${milestone ? `. ${milestone}` : ''}`,
          }
        }),
      }
    })
}

/** A list of how many people there were names each of its days so, and the figure beside it is that. */
const happened = (milestones: readonly string[]): string =>
  [...new Set(milestones.filter((each) => each.trim().toLowerCase() !== words.headcount.title.toLowerCase()))].join(', ') // prettier-ignore

export interface Change {
  day: string
  tool: string
  what: 'added' | 'removed' | 'replaced' | 'price' | 'use'
  /** In words: `replaces Amplitude`, `$22,800 → $30,000 a year`. */
  detail: string
  reason: string
  amount: number | null
}

/** Everything that happened, the newest first. */
export function changeLog(rows: Report<'stack-lifelines'>['rows'], from: string, to: string, money: Money): Change[] {
  const changes: Change[] = []
  const inside = (day: string | null): day is string => day !== null && day >= from && day < to
  for (const row of rows) {
    const [first] = row.prices
    // A note is worth a line where the reason says nothing.
    const reason = row.reason === null || row.reason === 'other' ? row.note || (row.reason ?? '') : row.reason
    if (inside(row.startDate))
      changes.push({
        day: row.startDate,
        tool: row.tool,
        what: row.replaces.length > 0 ? 'replaced' : 'added',
        detail: row.replaces.length > 0 ? `replaces ${listed(row.replaces)}` : row.category,
        reason,
        amount: first?.annualCost ?? null,
      })
    for (const [index, price] of row.prices.entries()) {
      const before = row.prices[index - 1]
      if (!before || !inside(price.from) || before.annualCost === price.annualCost) continue
      const say = (cost: number | null): string => (cost === null ? 'not known' : money.exact(cost))
      changes.push({
        day: price.from,
        tool: row.tool,
        what: row.byUse ? 'use' : 'price',
        detail: `${say(before.annualCost)}\u00a0→ ${say(price.annualCost)} a year`,
        reason: '',
        amount: before.annualCost === null || price.annualCost === null ? null : price.annualCost - before.annualCost,
      })
    }
    if (inside(row.endDate)) {
      const cost = row.prices.findLast((price) => price.from === null || price.from < row.endDate!)?.annualCost
      changes.push({
        day: row.endDate,
        tool: row.tool,
        what: 'removed',
        detail: row.replacedBy.length > 0 ? `replaced by ${listed(row.replacedBy)}` : '',
        reason: '',
        amount: cost === null || cost === undefined ? null : -cost,
      })
    }
  }
  return changes.toSorted((a, b) => (a.day === b.day ? (a.tool < b.tool ? -1 : 1) : a.day < b.day ? 1 : -1))
}

/** Of one tool, for its mark. */
export function lifeWords(row: Report<'stack-lifelines'>['rows'][number], money: Money): string {
  const cost = row.prices.at(-1)?.annualCost
  return [
    `${row.tool}${row.category ? `, ${row.category}` : ''}`,
    row.startDate === null ? 'in use since before the records' : `since ${date(row.startDate)}`,
    row.endDate === null ? 'still in use' : `ended ${date(row.endDate)}`,
    row.reason ? `adopted for ${row.reason}` : '',
    row.replaces.length > 0 ? `replaced ${listed(row.replaces)}` : '',
    row.replacedBy.length > 0 ? `replaced by ${listed(row.replacedBy)}` : '',
    cost === null || cost === undefined ? '' : `${money.exact(cost)} a year`,
    row.prices.length > 1 ? counted(row.prices.length - 1, 'price change') : '',
  ]
    .filter(Boolean)
    .join(', ')
}
