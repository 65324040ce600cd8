/** What a budget rests on, in sentences: what was counted on without being known, and why a tool costs another amount. */
import { contractStartsSentence } from './contract-starts.ts'
import { counted, listedUpTo, plural } from '../text/figures.ts'
import { noRateSentences } from './no-rate.ts'
import type { WriteMoney } from '../stack/own-cost.ts'
import type { Report, ReportRow } from '../reports/index.ts'

interface Writes {
  money: WriteMoney
  date: (day: string) => string
}

/** Named in a sentence; the others are counted. */
const mostNamed = 3
const mostUplifts = 8

const named = (
  found: readonly { tool: string; renewalDate: string; annualCost: number | null }[],
  { money, date }: Writes,
): string =>
  listedUpTo(
    mostNamed,
    found.map(({ tool, renewalDate, annualCost }) => `${tool} on ${date(renewalDate)}${annualCost === null ? '' : ` (${money(annualCost)} a year)`}`), // prettier-ignore
  )

/** What somebody may know better, and that would make it another budget. */
export function budgetDoubts(
  { params, totals }: Pick<Report<'stack-budget'>, 'params' | 'totals'>,
  writes: Writes,
): string[] {
  const { notKnownIfRenews: unsure, datePassed: passed, contractStarts } = totals
  const starts = contractStartsSentence(contractStarts, (amount) => writes.money(amount))
  return [
    ...(unsure.length > 0
      ? [`Whether ${counted(unsure.length, 'contract')} ${plural(unsure.length, 'renews', 'renew')} by ${plural(unsure.length, 'itself', 'themselves')} is not known, so ${plural(unsure.length, 'it is', 'they are')} counted on: ${named(unsure, writes)}.`] // prettier-ignore
      : []),
    ...(passed.length > 0
      ? [`Of ${counted(passed.length, 'tool')} in use the renewal date has passed; ${plural(passed.length, 'it is', 'they are')} counted on${params.upliftOn === 'yearly' ? '' : ' at today’s price'}: ${named(passed, writes)}. Change the renewal date ${plural(passed.length, 'if it', 'of those that')} did renew.`] // prettier-ignore
      : []),
    ...(starts === null ? [] : [starts]),
  ]
}

/** What the figures leave out or spread, in small print. */
export function budgetRemarks(
  { params, totals }: Pick<Report<'stack-budget'>, 'params' | 'totals'>,
  { money, date }: Writes,
): string[] {
  const { basisUnknown, atRates, notAtRates, headcountUnknown, unknownTools, withoutDate, billedMoreOften, ownUpliftUnknown, billDayUnknown, billedForYears: ahead, beforeCarriedBack: back, before, usage, upliftByContract, upliftWithoutNumber } = totals // prettier-ignore
  return [
    ...(upliftByContract.length > 0
      ? [`On renewal ${plural(upliftByContract.length, 'a contract rises', 'contracts rise')} by what ${plural(upliftByContract.length, 'it says itself', 'they say themselves')}, whatever is assumed for the rest: ${listedUpTo(mostUplifts, upliftByContract.map(({ tool, percent, isCap }) => `${tool} ${isCap ? 'at most ' : ''}${percent} %`))}.`] // prettier-ignore
      : []),
    ...(upliftWithoutNumber.length > 0
      ? [`A rise without a number, as that of an index, counts as what is assumed for all: ${listedUpTo(mostNamed, upliftWithoutNumber)}.`] // prettier-ignore
      : []),
    ...(params.uplift !== 0 && withoutDate > 0
      ? [`${counted(withoutDate, 'tool')} ${plural(withoutDate, 'has', 'have')} no renewal date${params.upliftOn === 'yearly' ? ' and no bill' : ''}, so no uplift is counted for ${plural(withoutDate, 'it', 'them')}.`] // prettier-ignore
      : []),
    ...(params.uplift !== 0 && billedMoreOften.length > 0
      ? [`Billed more often than by the year, so no uplift is counted for ${plural(billedMoreOften.length, 'it', 'them')}: ${listedUpTo(mostNamed, billedMoreOften)}.`] // prettier-ignore
      : []),
    ...(basisUnknown.length > 0
      ? [`Budgeted by the price that is known, as payments do not tell what was paid: ${listedUpTo(mostNamed, basisUnknown)}.`] // prettier-ignore
      : []),
    ...(atRates.length > 0
      ? [`Charged in another currency, so counted at the workspace’s rate and not at those of the days ${plural(atRates.length, 'it was', 'they were')} charged: ${listedUpTo(mostNamed, atRates)}.`] // prettier-ignore
      : []),
    ...(notAtRates.length > 0
      ? [`Charged in another currency, and counted at the rates of the days ${plural(notAtRates.length, 'it was', 'they were')} charged, as the workspace has no rate or not all bills say what was charged: ${listedUpTo(mostNamed, notAtRates)}.`] // prettier-ignore
      : []),
    ...(headcountUnknown.length > 0
      ? [`The headcount of some month is not known, so in it there is no growth of ${listedUpTo(mostNamed, headcountUnknown)}: bring a table of planned headcounts by month.`] // prettier-ignore
      : []),
    ...(unknownTools.length > 0 ? [`No tool is called ${listedUpTo(mostNamed, unknownTools)}.`] : []),
    ...(ownUpliftUnknown > 0
      ? [`What ${counted(ownUpliftUnknown, 'tool')} that ${plural(ownUpliftUnknown, 'renews', 'renew')} cost a year before is not known, so no uplift is counted for ${plural(ownUpliftUnknown, 'it', 'them')}.`] // prettier-ignore
      : []),
    ...(billDayUnknown > 0
      ? [`Of ${counted(billDayUnknown, 'tool')} no day of a bill is known: billed is what falls on the days of each month.`] // prettier-ignore
      : []),
    ...(ahead.length > 0
      ? [`Billed for several years at once, and counted so again: ${listedUpTo(mostNamed, ahead.map(({ tool, billedOn, years, nextBill }) => `${tool} for ${years} years on ${date(billedOn)}, next on ${date(nextBill)}`))}.`] // prettier-ignore
      : []),
    ...(params.usageGrowth === 0 && Math.abs(usage) >= 0.5
      ? [`The ${money(Math.abs(usage))} ${usage > 0 ? 'more' : 'less'} by use is nothing assumed: bills of the last twelve months came to ${usage > 0 ? 'more' : 'less'} than the months before cost.`] // prettier-ignore
      : []),
    ...(back >= 0.5
      ? [`${money(back)} of the ${money(before)} before is the price first paid later, carried back: nobody knows what was paid then.`] // prettier-ignore
      : []),
  ]
}

/** Both, and which rates are missing. */
export const budgetNotes = (report: Pick<Report<'stack-budget'>, 'params' | 'totals'>, writes: Writes): string[] => [
  ...noRateSentences(report.totals, writes.money),
  ...budgetDoubts(report, writes),
  ...budgetRemarks(report, writes),
]

const percentText = (percent: number): string => `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`

/** `ends 15 Dec 2026, does not renew`, of one tool in the period before `to`; '' = it goes on as it is. */
export function whyWords(
  row: ReportRow<'stack-budget'>,
  { to, usageGrowth, uplift }: { to: string; usageGrowth: number; uplift: number | 'own' },
  writes: Writes,
): string {
  const { endsOn, endsBy, renewsOn, risesOn, upliftPercent, growsBy, seats, usage, ownCost, ownCurrency } = row
  if (ownCost !== null && ownCurrency !== null) return `no rate for ${writes.money(ownCost, ownCurrency)} a year`
  const bySource = row.upliftBy === 'contract' ? ' by its contract' : row.upliftBy === 'cap' ? ' at worst, its cap' : ''
  const isOver = endsOn !== null && endsOn < to
  const words = [
    ...(isOver ? [`ends ${writes.date(endsOn)}${endsBy === 'does not renew' ? ', does not renew' : ''}`] : []),
    ...(endsOn === null && row.tools === 0 ? ['gone'] : []),
    ...(renewsOn !== null
      ? [`renews ${writes.date(renewsOn)}${risesOn === renewsOn && upliftPercent ? `, ${percentText(upliftPercent)}${bySource}` : uplift !== 0 && upliftPercent === null ? ', no uplift as billed more often than by the year' : ''}`] // prettier-ignore
      : []),
    ...(risesOn !== null && risesOn !== renewsOn && upliftPercent ? [`billed by the year, ${percentText(upliftPercent)} from ${writes.date(risesOn)}`] : []), // prettier-ignore
    ...(row.basedOn === 'bills' ? ['by its last bills'] : row.basedOn === 'last-year' ? ['by what was paid in the last year'] : []), // prettier-ignore
    ...(growsBy === 'seats' && seats !== 0 ? ['seats grow'] : []),
    ...(growsBy === 'headcount' && seats !== 0 ? ['grows with the headcount'] : []),
    ...(growsBy === 'usage' && Math.abs(usage) >= 0.5 ? [usageWords(usage, usageGrowth)] : []),
    ...(Math.abs(row.added) >= 0.5 && !isOver ? [row.before === 0 ? 'new' : 'in use for longer'] : []),
    ...(Math.abs(row.price) >= Math.max(0.5, (row.before ?? 0) / 100)
      ? [`price has ${row.price > 0 ? 'risen' : 'fallen'}`]
      : []),
    ...(row.cost === null && row.tools > 0 ? ['cost not known'] : []),
  ]
  return words.join('; ')
}

/** What nobody assumed has happened. */
const usageWords = (usage: number, growth: number): string =>
  growth === 0 ? `use has ${usage > 0 ? 'risen' : 'fallen'}` : usage > 0 ? 'more use' : 'less use'
