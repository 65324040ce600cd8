/** What explains that paid and contract differ, other than that they do: a charge too many, another price, bills by use. */
import { inCents } from '../../../../shared/text/csv.ts'
import { counted, decimals, listed, percent } from '../../../../shared/text/figures.ts'
import { timesSaid } from '../../../../shared/notes/charged-after-end.ts'
import { chargesPerYear } from '../../import/spend/collapse.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { areTwo } from '../../import/spend/settled.ts'
import { annualCost, type Span, toDay } from '../cost.ts'
import { byUseColumn, medianGapColumn } from '../merge-import.ts'
import type { PaidExport } from './paid-entry.ts'
import { paidApart } from './paid-in-several.ts'
import type { Price, Tool } from '../tool.ts'

export interface Compared {
  contract: Tool
  /** Days of its prices that are those of a snapshot or a list. */
  observed: ReadonlySet<string>
  /** Those of which any payment counts. */
  exports: readonly PaidExport[]
  /** Of the twelve months, by rising date, each bill once. */
  charges: readonly Payment[]
  year: Span
  /** Both in one currency; `of`: what of a charge is for it, in that currency. */
  paid: number
  stated: number
  of: number
  currency: string
}

export interface Beside {
  /** Sentences; null = nothing does. */
  why: string | null
  /** Charges that are likely one too many. */
  again: readonly Payment[]
}

export function whyBeside(compared: Compared): Beside {
  const { contract, observed, exports, charges, year } = compared
  // On some day before the list that has it, so that no day can be told from which on it was due.
  const seen = contract.prices.findLast(({ from }) => isWithin(from, year) && observed.has(from))
  if (seen) return only(`The price of the contract is another in the list of ${seen.from}.`)
  const apart = paidInExports(compared)
  if (apart !== null) return only(apart)
  const usual = usualCharges(exports)
  const days = new Set(charges.map(({ date }) => date)).size
  const ended = contract.endDate !== null && isWithin(contract.endDate, year)
  if (usual !== null && days !== usual && !ended) {
    const twice = usual === 12 ? chargedTwice(compared, days - usual) : null
    if (twice !== null) return twice
    return only(exports.length === 1 ? `Charged on ${counted(days, 'day')}, where ${usual} ${usual === 1 ? 'is' : 'are'} usual in twelve months.` : null) // prettier-ignore
  }
  return only(exports.length === 1 ? otherPrice(exports[0]!.tool, year) : null)
}

const only = (why: string | null): Beside => ({ why, again: [] })

/** null = there are none. */
export const sentences = (...each: (string | null)[]): string | null =>
  each.filter((sentence) => sentence !== null).join(' ') || null

/** How many charges are usual in a year; null = nothing shows it, or the exports differ. */
export function usualCharges(exports: readonly PaidExport[]): number | null {
  const usuals = new Set(exports.map(({ tool }) => chargesPerYear(tool, Number(tool.custom[medianGapColumn] ?? NaN))))
  const [usual] = usuals
  return usuals.size === 1 ? (usual ?? null) : null
}

/** What each export has of it, where the one is not what the other is: a sentence, and whether one is what the contract states. */
function paidInExports({ exports, charges, stated, of, currency }: Compared): string | null {
  if (paidApart(exports).length === 1) return null
  const byFile = Map.groupBy(charges, (charge) => exports.find(({ payments }) => payments.includes(charge))!.fileOf(charge)) // prettier-ignore
  const sums = [...byFile].map(([file, own]) => ({ file, paid: inCents(own.reduce((sum, { amount }) => sum + amount, 0) * of) })).sort((a, b) => b.paid - a.paid) // prettier-ignore
  if (sums.length < 2) return null
  const equal = sums.filter(({ paid }) => Math.abs(paid - stated) < 0.005)
  return sentences(
    `Paid in ${counted(sums.length, 'file')}: ${listed(sums.map(({ file, paid }) => `${decimals(paid, 2)} ${currency} in ${file}`))}.`,
    equal.length === 1 ? `What is in ${equal[0]!.file} is what the contract states.` : null,
  )
}

const isWithin = (day: string, { from, to }: Span): boolean => toDay(day) > from && toDay(day) < to

/** How many months are named. */
const mostMonths = 2

/** Of what is charged by the month: the months that have the charges too many, what was paid by them, and what is left without them. */
function chargedTwice({ exports, charges, paid, stated, of, currency }: Compared, tooMany: number): Beside | null {
  const months = [...Map.groupBy(charges, ({ date }) => date.slice(0, 7))]
    .map(([month, own]) => ({
      month,
      days: [
        ...Map.groupBy(
          own.filter((each) => !own.some((other) => areTwo(each, other))),
          ({ date }) => date,
        ),
      ],
    })) // prettier-ignore
    .filter(({ days }) => days.length > 1)
  const later = months.flatMap(({ days }) => days.slice(1).flatMap(([, own]) => own))
  const laterDays = new Set(later.map(({ date }) => date)).size
  if (laterDays !== tooMany || months.length === 0 || months.length > mostMonths) return null
  const fileOf = (charge: Payment): string => exports.find(({ payments }) => payments.includes(charge))!.fileOf(charge)
  const sumOf = (all: readonly Payment[]): number => all.reduce((sum, { amount }) => sum + amount, 0) * of
  const money = (amount: number): string => `${decimals(amount, 2)} ${currency}`
  const named = months.map(({ month, days }) => {
    const files = new Set(days.flatMap(([, own]) => own.map(fileOf)))
    const each = days.map(([date, own]) => (files.size === 1 ? date : `${date} by ${fileOf(own[0]!)}`))
    const [first, ...others] = days.map(([, own]) => own)
    const tooMuch = money(sumOf(others.flat()))
    const times = `${timesSaid(days.length)}, on ${listed(each)}`
    return others.every((own) => Math.abs(sumOf(own) - sumOf(first!)) < 0.005)
      ? { again: others.flat(), text: `${money(sumOf(first!))} of ${monthName(month)} paid ${times}: likely a double charge, of which ${tooMuch} is to be claimed back.` }
      : { again: [], text: `Charged in ${monthName(month)} ${times}: likely ${tooMuch} too much.` } // prettier-ignore
  })
  const left = withoutSentence(laterDays === 1 ? 'the second' : 'the later ones', paid - sumOf(later), stated)
  return { why: sentences(...named.map(({ text }) => text), left), again: named.flatMap(({ again }) => again) }
}

/** `Without the second, what was paid is what the contract states.`; null = of nothing there is no share. */
export function withoutSentence(what: string, paid: number, stated: number): string | null {
  const rest = paid - stated
  if (Math.abs(rest) < 0.005) return `Without ${what}, what was paid is what the contract states.`
  return stated === 0 ? null : `Without ${what}, what was paid is ${percent(Math.abs(rest) / stated)} ${rest > 0 ? 'more' : 'less'} than the contract states.` // prettier-ignore
}

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`))

/** That amounts are others, as far as the rhythm is what it should be. */
function otherPrice(tool: Tool, year: Span): string | null {
  if (tool.custom[byUseColumn] !== undefined) return 'It is billed by use: each charge is another amount.'
  const at = tool.prices.findLastIndex(({ from }) => isWithin(from, year))
  const [price, before]: (Price | undefined)[] = [tool.prices[at], tool.prices[at - 1] ?? tool]
  const [is, was] = [price && annualCost(price), before && annualCost(before)]
  if (price === undefined || !is || !was) return null
  return `What is charged ${is > was ? 'rose' : 'fell'} by ${percent(Math.abs(is - was) / was)} on ${tool.prices[at]!.from}.`
}
