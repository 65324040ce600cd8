import type { ReportRow } from '../../../shared/reports/index.ts'
import type { RenewalLine } from '../../charts/RenewalTimeline.tsx'
import { type TipContent, tipText } from '../../components/Tooltip.tsx'
import { count, date } from '../../format.ts'
import { costWords } from '../../../shared/stack/own-cost.ts'
import type { Money } from '../use-day.ts'

/** `statedRenewal`: the date of the inventory, where the tool was renewed by its terms since. */
export type RenewalRow = ReportRow<'renewals'> & { statedRenewal?: string }

const daysLeftWords = ({ daysLeft, cancelStatus }: RenewalRow): string =>
  daysLeft >= 0 ? count(daysLeft) : `${count(daysLeft)}, ${cancelStatus}`

/** The exact figures of one contract. */
export const renewalTip = (row: RenewalRow, money: Money): TipContent => ({
  title: row.tool,
  figures: [
    row.cancelStatus === 'ends unless signed again'
      ? { label: 'Sign again by', value: date(row.renewalDate), strong: true, colour: 'var(--c2)' }
      : {
          label: 'Cancel by',
          value: row.noticeDays === null ? 'notice unknown' : date(row.cancelBy),
          strong: true,
          colour: 'var(--c2)',
        },
    { label: row.autoRenew === false ? 'Ends on' : 'Renews on', value: date(row.renewalDate) },
    ...(row.statedRenewal ? [{ label: 'Renewed by its terms', value: date(row.statedRenewal) }] : []),
    { label: 'Days left', value: daysLeftWords(row) },
    { label: 'Cost a year', value: costWords(row, money.exact) ?? 'not known' },
    { label: 'Renews by itself', value: row.autoRenew === null ? 'not known' : row.autoRenew ? 'yes' : 'no' },
    ...(row.owner ? [{ label: 'Owner', value: row.owner }] : []),
  ],
  note:
    row.cancelStatus === 'ends unless signed again'
      ? 'Does not renew by itself: nothing is to be cancelled.'
      : row.noticeDays === null
        ? `Notice days are not known: ${date(row.cancelBy)}, the day it renews, is the latest.`
        : `Notice: ${count(row.noticeDays)} days.`,
})

/** One contract on the time axis; `days` is how far ahead it counts as to be decided soon. */
export const renewalLine = (row: RenewalRow, { money, days }: { money: Money; days: number }): RenewalLine => ({
  key: row.tool,
  label: [row.tool, costWords(row, money.short) ?? []].flat().join(', '),
  cancelBy: row.cancelBy === row.renewalDate ? null : row.cancelBy,
  renewal: row.renewalDate,
  late: row.daysLeft < 0,
  soon: row.daysLeft >= 0 && row.daysLeft < days,
  says: tipText(renewalTip(row, money)),
})

type Decided = Pick<RenewalRow, 'daysLeft' | 'renewalDate' | 'annualCost'>

export const isSoon = ({ daysLeft }: Pick<Decided, 'daysLeft'>, days: number): boolean =>
  daysLeft >= 0 && daysLeft < days

/** What is to be decided, what renews in that time and can no longer be, then the others. */
const rank = (row: Decided, days: number, end: string): number =>
  isSoon(row, days) ? 0 : row.daysLeft < 0 && row.renewalDate < end ? 1 : 2

/**
 * What is asked about, then the others, the most costly first: what a chart has no room for is the least of a decision.
 * `end`: the first day after those asked about.
 */
export const byDecision = <R extends Decided>(rows: readonly R[], days: number, end: string): R[] =>
  rows.toSorted((a, b) => rank(a, days, end) - rank(b, days, end) || (b.annualCost ?? 0) - (a.annualCost ?? 0))
