/**
 * Payments to one vendor as one tool: what it costs is estimated from how often and how much it was paid. Once in each of
 * several months on end is monthly, whatever the days; else the median gap between the days it was charged says how
 * often. Each change of the amount is a price of its own from that day on.
 */
import type { BillingPeriod, DatedPrice, Tool } from '../../stack/tool.ts'
import { firstChargeColumn, lastChargeColumn } from '../../stack/merge-import.ts'
import { vendorKey, vendorName } from '../../stack/vendor.ts'
import type { Payment } from './read-payments.ts'

export interface CollapsedTool {
  tool: Tool
  /** Payments it was made of. */
  payments: Payment[]
}

const dayMs = 86_400_000
const dayNumber = (date: string): number => Date.parse(date) / dayMs

/** Values kept of a column that differs from payment to payment. */
const keptValues = 10

export function collapse(payments: readonly Payment[], source: string): CollapsedTool[] {
  const byVendor = new Map<string, Payment[]>()
  for (const payment of payments) {
    // Amounts of several currencies do not add up.
    const key = `${vendorKey(payment.vendor)} ${payment.currency ?? ''}`
    byVendor.set(key, [...(byVendor.get(key) ?? []), payment])
  }
  const lastOfAll = Math.max(...payments.map(({ date }) => dayNumber(date)))
  return [...byVendor.values()]
    .map((own) => ({ tool: toTool(own, lastOfAll, source), payments: own }))
    .sort((a, b) => (a.tool.name < b.tool.name ? -1 : 1))
}

function toTool(payments: Payment[], lastOfAll: number, source: string): Tool {
  const charges = withoutRefunded(payments)
  const days = chargesByDay(charges)
  const median = medianGap(days)
  const gap = isOncePerMonth(days) ? Math.max(median ?? 0, daysPerMonth) : median
  const { billingPeriod, prices, perYear } = cost(days, gap)
  const first = days[0]
  const last = days.at(-1)
  // A vendor whose next charge is more than a whole period late at the end of the export is no longer paid.
  const isOver = gap !== null && last !== undefined && lastOfAll - last.day > gap * 2
  const { currency } = payments[0]!
  const name = commonest(payments.map(({ vendor }) => vendorName(vendor)))
  const text = (field: 'category' | 'team' | 'owner'): string => commonest(payments.map((payment) => payment[field]))
  return {
    name,
    vendor: name,
    category: text('category'),
    capabilities: [],
    team: text('team'),
    owner: text('owner'),
    ownerEmail: '',
    status: isOver ? 'retired' : 'active',
    cost: prices[0]?.cost ?? 0,
    currency,
    billingPeriod,
    seatsLicensed: null,
    seatsActive: null,
    startDate: first ? toDate(first.day) : null,
    endDate: isOver ? toDate(last.day + Math.round(gap)) : null,
    renewalDate: null,
    noticeDays: null,
    autoRenew: null,
    connectedTo: [],
    replaces: [],
    reason: null,
    note: note(payments, charges, gap),
    switchingCost: null,
    custom: {
      ...extraColumns(payments),
      Charges: String(charges.length),
      ...(first && { [firstChargeColumn]: toDate(first.day) }),
      ...(last && { [lastChargeColumn]: toDate(last.day) }),
      ...(median !== null && { 'Median gap in days': String(median) }),
      ...(perYear !== null && { 'Annual cost by cadence': String(round(perYear)) }),
      'Read from': source,
    },
    prices: prices.slice(1).map((price) => ({ ...price, currency })),
  }
}

const round = (amount: number): number => Math.round(amount * 100) / 100

/** A refund takes back the latest earlier charge of that amount; others stay, and are said in the note. */
function withoutRefunded(payments: readonly Payment[]): Payment[] {
  const charges: Payment[] = []
  const ordered = [...payments].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.line - b.line))
  for (const payment of ordered) {
    if (payment.amount > 0) {
      charges.push(payment)
      continue
    }
    const taken = charges.findLastIndex(({ amount }) => Math.abs(amount + payment.amount) < 0.005)
    if (taken >= 0) charges.splice(taken, 1)
  }
  return charges
}

interface DayCharge {
  /** Days since 1970. */
  day: number
  amount: number
}

function chargesByDay(charges: readonly Payment[]): DayCharge[] {
  const byDay = new Map<number, number>()
  for (const { date, amount } of charges) byDay.set(dayNumber(date), (byDay.get(dayNumber(date)) ?? 0) + amount)
  return [...byDay].map(([day, amount]) => ({ day, amount: round(amount) })).sort((a, b) => a.day - b.day)
}

function medianGap(days: readonly DayCharge[]): number | null {
  if (days.length < 2) return null
  return median(days.slice(1).map(({ day }, at) => day - days[at]!.day))
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const daysPerMonth = 30
/** Two payments are one gap, and say too little of a rhythm. */
const leastMonths = 3

/** One day of charges in each of several calendar months on end. Cards are charged on uneven days, and gaps of 5 and 50 have any median. */
function isOncePerMonth(days: readonly DayCharge[]): boolean {
  const months = days.map(({ day }) => {
    const date = new Date(day * dayMs)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  })
  return months.length >= leastMonths && months.every((month, at) => month === months[0]! + at)
}

/** Median gap in days → how often a year, where that is a period the inventory knows. */
const cadences: { from: number; to: number; period: BillingPeriod; perYear: number }[] = [
  { from: 25, to: 35, period: 'month', perYear: 12 },
  { from: 80, to: 100, period: 'quarter', perYear: 4 },
  { from: 345, to: 385, period: 'year', perYear: 1 },
]

function cost(days: readonly DayCharge[], gap: number | null) {
  const last = days.at(-1)
  if (gap === null || last === undefined)
    return { billingPeriod: 'once' as const, prices: toPrices(days.slice(0, 1), 'once'), perYear: null }
  const cadence = isOncePerMonth(days) ? cadences[0] : cadences.find(({ from, to }) => gap >= from && gap <= to)
  if (cadence)
    return {
      billingPeriod: cadence.period,
      prices: toPrices(days, cadence.period),
      perYear: last.amount * cadence.perYear,
    }
  // No period of a contract: what was charged over the time it was charged for, as a year's worth.
  const total = days.reduce((sum, { amount }) => sum + amount, 0)
  const perYear = round((total / (last.day - days[0]!.day + gap)) * 365)
  return { billingPeriod: 'year' as const, prices: toPrices([{ day: days[0]!.day, amount: perYear }], 'year'), perYear }
}

function toPrices(days: readonly DayCharge[], billingPeriod: BillingPeriod): DatedPrice[] {
  return days
    .filter(({ amount }, at) => at === 0 || amount !== days[at - 1]!.amount)
    .map(({ day, amount }) => ({ from: toDate(day), cost: amount, currency: null, billingPeriod }))
}

const toDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The commonest that is not "", the earliest of equals. */
function commonest(values: readonly string[]): string {
  const times = new Map<string, number>()
  for (const value of values) if (value !== '') times.set(value, (times.get(value) ?? 0) + 1)
  let best = ''
  for (const [value, count] of times) if (best === '' || count > times.get(best)!) best = value
  return best
}

function note(payments: readonly Payment[], charges: readonly Payment[], gap: number | null): string {
  const refunds = payments.filter(({ amount }) => amount < 0)
  const parts: string[] = []
  if (gap === null && charges.length > 0) parts.push('Charged on one day, so it is not known how often it is paid.')
  if (refunds.length > 0)
    parts.push(`Refunds: ${refunds.map(({ date, amount }) => `${-amount} on ${date}`).join(', ')}.`)
  return parts.join(' ')
}

function extraColumns(payments: readonly Payment[]): Record<string, string> {
  const values = new Map<string, Set<string>>()
  for (const { extra } of payments)
    for (const [column, value] of Object.entries(extra))
      values.set(column, (values.get(column) ?? new Set()).add(value))
  return Object.fromEntries(
    [...values].map(([column, distinct]) => {
      const more = distinct.size - keptValues
      return [column, [...distinct].slice(0, keptValues).join('; ') + (more > 0 ? `; and ${more} more` : '')]
    }),
  )
}
