/** What stands beside reports on tools. */
import { type Call, runReport } from '../../../../shared/api.ts'
import { adoptionSentence } from '../../../../shared/notes/adoption.ts'
import { budgetNotes } from '../../../../shared/notes/budget-words.ts'
import { afterEndSentence } from '../../../../shared/notes/charged-after-end.ts'
import { contractStartsSentence } from '../../../../shared/notes/contract-starts.ts'
import { countedNotSoftware } from '../../../../shared/notes/counted-not-software.ts'
import { countedTwiceSentence } from '../../../../shared/notes/counted-twice.ts'
import { endUnknownSentence, paidEndUnknownSentence } from '../../../../shared/notes/end-unknown.ts'
import { addDays, listedUpTo } from '../../../../shared/text/figures.ts'
import { fiscalKeyOf, fiscalSentence, fiscalYearOf } from '../../../../shared/stack/fiscal-year.ts'
import { unknownHeadsSentence } from '../../../../shared/notes/heads.ts'
import { neverPaidSentences } from '../../../../shared/notes/never-paid.ts'
import { noRateSentences } from '../../../../shared/notes/no-rate.ts'
import { oneRateHint, oneRateSentence } from '../../../../shared/notes/one-rate.ts'
import { paidThenSentence } from '../../../../shared/notes/paid-then.ts'
import { perPersonSentence } from '../../../../shared/notes/people-of-period.ts'
import { priceOrSeatsSentence } from '../../../../shared/notes/price-or-seats.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import {
  spendChangeUnknownSentence,
  spendOnceSentence,
  spendPriceSentence,
} from '../../../../shared/notes/spend-once.ts'
import { spendBeforeSentence } from '../../../../shared/notes/spend-before.ts'
import type { Inventory } from '../../../../shared/stack/stack.ts'
import { tooFewSeatsSentence, usersOnlySentence } from '../../../../shared/notes/too-few-seats.ts'
import { againstOverlapSentence, removalAloneSentence } from '../../../../shared/notes/two-questions.ts'
import { undatedPricesSentence } from '../../../../shared/notes/undated-prices.ts'
import { unlistedSentences } from '../../../../shared/notes/unlisted-renewals.ts'
import { idleAccountsSentence } from '../../../../shared/notes/idle-accounts.ts'
import { unusedLeftOutSentence } from '../../../../shared/notes/unused-left-out.ts'
import { vatSentences } from '../../../../shared/notes/vat.ts'
import { yearlyTwiceSentence } from '../../../../shared/notes/yearly-twice.ts'
import { count, decimals } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import { paidOtherwiseLine } from './paid-otherwise.ts'
import { type Asked, beside, type NoteRule, on } from './rules.ts'

type Tools = Inventory['tools']

const printed = (said: string | null): string | null => (said === null ? null : printable(said))

const whole =
  (currency: string) =>
  (amount: number, own: string | null = currency) =>
    `${count(amount)} ${own}`

const toTheCent = (currency: string) => (amount: number) => `${decimals(amount, 2)} ${currency}`

const date = (day: string): string => day

const toolsOf = async (call: Call): Promise<Tools> => (await call('tools.list', {})).tools

export const stackNotes: readonly NoteRule[] = [
  on(['stack-duplicates'], async ({ call }) => paidInSeveral(await toolsOf(call))),
  on(['stack-cost'], async ({ call, report: { params, totals }, config: { heads, currency } }) => [
    params.by === 'team' ? printed(unknownHeadsSentence(heads, await toolsOf(call))) : null,
    printed(perPersonSentence(totals.periodCost, totals.headcount, toTheCent(currency))),
    printed(unusedLeftOutSentence(totals.unusedLeftOut)),
    printed(idleAccountsSentence(totals.idleAccounts, toTheCent(currency))),
    printed(endUnknownSentence(totals.endUnknown)),
  ]),
  on(['stack-spend'], ({ report, config: { currency } }) =>
    [
      ...vatSentences(report.totals.vatTakenOff),
      perPersonSentence(report.totals.paid, report.totals.headcount, toTheCent(currency)),
      yearlyTwiceSentence(report.totals.yearlyTwice, report.totals.paid, { money: toTheCent(currency), date }),
      spendBeforeSentence(report, date),
      paidEndUnknownSentence(report.totals.endUnknown),
    ].map(printed),
  ),
  on(['stack-spend-change'], ({ report, config: { currency } }) =>
    [
      spendOnceSentence(report.totals.onces, { money: toTheCent(currency), date }),
      spendPriceSentence(report.totals),
      spendChangeUnknownSentence(report, date),
    ].map(printed),
  ),
  on(['stack-payments'], ({ report }) => vatSentences(report.totals.vatTakenOff).map(printable)),
  on(['stack-cost-change'], ({ report: { totals }, config: { currency } }) =>
    [
      contractStartsSentence(totals.contractStarts, whole(currency)),
      paidThenSentence(totals.paidThen, totals.before, whole(currency)),
      oneRateSentence(totals.oneRate)?.concat(
        ' ',
        oneRateHint(currency),
        ' `touchstack tools take-paid` takes a cost from payments.',
      ) ?? null,
    ].map(printed),
  ),
  on(['stack-lifelines'], ({ report }) => printed(endUnknownSentence(report.totals.endUnknown))),
  on(['stack-cost-change', 'stack-diff'], async ({ call, report }) => [
    priceOrSeatsSentence(report.totals.price),
    printed(endUnknownSentence(report.totals.endUnknown)),
    ...paidOtherwise(await toolsOf(call)),
  ]),
  on(['stack-consolidation'], async ({ call, report, config: { currency } }) => [
    printed(tooFewSeatsSentence(report, whole(currency))),
    printed(usersOnlySentence(report.totals)),
    ...(await neverPaid(call, report, currency)),
  ]),
  on(
    ['stack-consolidation', 'stack-removal'],
    ({ report: { totals } }) =>
    printed('tool' in totals ? removalAloneSentence(totals.tool, totals.capabilitiesKept) : againstOverlapSentence(totals)), // prettier-ignore
  ),
  on(['stack-budget'], ({ report, config: { currency } }) =>
    budgetNotes(report, { money: whole(currency), date }).map(printable),
  ),
  on(['stack-cost', 'stack-budget'], againstCost),
  on(['renewals'], ({ report, config: { currency } }) =>
    [
      ...noRateSentences(report.totals, whole(currency)),
      ...unlistedSentences(report, { money: whole(currency), date }),
    ].map(printable),
  ),
  on(['stack-evolution'], ({ report: { totals } }) =>
    [
      adoptionSentence(totals.starts),
      undatedPricesSentence(
        totals.undatedPrices,
        totals.periods,
        'Lists of several years, each imported with its day (--as-of 2025-12-31), tell it.',
      ),
      endUnknownSentence(totals.endUnknown),
    ].map(printed),
  ),
  beside((slug) => slug.startsWith('stack-'), fiscalYears),
]

/** Named in a sentence; the others are counted. */
const mostNamed = 5

type OfCost = 'stack-cost' | 'stack-budget'

/** What speaks against the cost, as its screens have it. */
async function againstCost({ call, report, config: { currency } }: Asked<OfCost>): Promise<(string | null)[]> {
  const { params } = report
  const tools = await toolsOf(call)
  const asOf = 'to' in params && params.to !== null ? addDays(params.to, -1) : params.asOf
  const { totals, params: asked } = await runReport(call, 'stack-duplicates', { asOf })
  const twice = countedTwiceSentence(totals, whole(currency))
  const notSoftware = countedNotSoftware(tools, asked.asOf!, currency, whole(currency))
  return [
    twice && `${twice} Report stack-duplicates lists them; \`touchstack tools merge --sure\` merges those that are sure.`, // prettier-ignore
    notSoftware && printable(`${notSoftware.sentence} ${listedUpTo(mostNamed, notSoftware.names)}. ${notSoftware.untilLeftOut} (excludePayees and excludePaymentCategories in the configuration; Inventory on screen).`), // prettier-ignore
    ...afterEnd(report, currency),
    ...paidOtherwise(tools),
    ...paidInSeveral(tools),
  ]
}

/** Tools that are charged on after their end. */
const afterEnd = ({ totals }: Asked<OfCost>['report'], currency: string): string[] =>
  totals.chargedAfterEnd.map((each) => printable(`${each.tool}: ${afterEndSentence(each, { money: whole(currency), date })} No cost here counts it.`)) // prettier-ignore

/** Costs that payments contradict. */
const paidOtherwise = (tools: Tools): string[] =>
  tools.flatMap((tool) => (tool.paidOtherwise === null ? [] : [printable(paidOtherwiseLine(tool.name, tool.paidOtherwise))])) // prettier-ignore

/** Tools that several exports charge at once. */
const paidInSeveral = (tools: Tools): string[] =>
  tools.flatMap((tool) => (tool.paidInSeveral === null ? [] : [printable(`${tool.name}: ${tool.paidInSeveral}`)])) // prettier-ignore

/** Contracts of the plan that nobody pays. */
async function neverPaid(call: Call, plan: Report<'stack-consolidation'>, currency: string): Promise<string[]> {
  // The plan needs no rate for what was paid, and without one nothing is said of it.
  const payments = await runReport(call, 'stack-payments', { asOf: plan.params.asOf }).catch(() => null)
  return payments === null ? [] : neverPaidSentences(plan, payments, whole(currency)).map(printable)
}

/** How years are called, of a report that speaks of one or of a quarter. */
function fiscalYears({ report: { params, rows }, config: { fiscalYearStart: first } }: Asked): string | null {
  const { by, interval, from, to, fiscalYear } = params as { [K in 'by' | 'interval' | 'from' | 'to' | 'fiscalYear']?: unknown } // prettier-ignore
  const isByYear = [by, interval].some((each) => each === 'year' || each === 'quarter') && rows.length > 0
  const isOne = typeof from === 'string' && typeof to === 'string' && fiscalKeyOf({ from, to }, first) !== null
  if (!isByYear && !isOne && typeof fiscalYear !== 'number') return null
  const day = typeof from === 'string' ? from : null
  const example = typeof fiscalYear === 'number' ? fiscalYear : day === null ? null : fiscalYearOf(day, first)
  return example === null ? null : printed(fiscalSentence(example, first))
}
