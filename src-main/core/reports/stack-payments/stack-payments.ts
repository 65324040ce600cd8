/** Every tool's payments of twelve months against what its contract states: what differs, and what lacks the one or the other. */
import { inCents } from '../../../../shared/text/csv.ts'
import { teamsSpelledAlike } from '../../../../shared/stack/capabilities.ts'
import type { PaidOtherwise } from '../../../../shared/notes/paid-otherwise.ts'
import type { PaidYear } from '../../../../shared/stack/payments.ts'
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { type PaymentMatch, paymentMatches } from '../../../../shared/reports/stack-payments.ts'
import { annualCost, type Day, priceOn, toDay } from '../../stack/cost.ts'
import { annualIn, compareText, isInUse, neededCurrency, sum } from '../../stack/in-use.ts'
import { keptApart } from '../../stack/names/kept-apart.ts'
import { leftOutBy } from '../../stack/left-out.ts'
import { isContract, type PaidEntry, paidInOne, readPaidEntries } from '../../stack/payments/paid-entry.ts'
import { observedPrices } from '../../stack/observed-prices.ts'
import { findPaidOtherwise } from '../../stack/payments/paid-otherwise.ts'
import { paidYear } from '../../stack/payments/paid-year.ts'
import { type Identity, identityOf, sameReasons } from '../../stack/names/names.ts'
import { billsSentence, type Share } from '../../stack/payments/split-payments.ts'
import { pairKey, vendorPairs } from '../../stack/names/paid-to-vendor.ts'
import { convert, requireRates } from '../../stack/rates.ts'
import { vatTakenOff } from '../../stack/payments/vat-included.ts'
import type { StoredTool } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import { decimals, listedUpTo, percent } from '../../../../shared/text/figures.ts'
import { paidTogether } from './paid-together.ts'
import { type ReportContext, type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-payments'>
type Config = ReportContext['config']

export const stackPayments: RunReport<'stack-payments'> = (context, { asOf: asked, tolerance, show }) => {
  const { db, config } = context
  const asOf = asked ?? today(context)
  const { entries, byEntry, ledgers } = readPaidEntries(db, config)
  const dates = [...ledgers.values()].flatMap(({ files }) => files.flatMap(({ payments }) => payments.map(({ date }) => date))).filter((date) => date <= asOf).sort() // prettier-ignore
  const known = dates.length === 0 ? null : { from: dates[0]!, to: dates.at(-1)! }
  const by = leftOutBy(config)
  const counted = entries.filter(({ entry }) => by(entry) === null)
  requireRates(
    counted.flatMap((each) => currenciesOf(each, toDay(asOf))),
    config,
  )
  const found = counted.flatMap((each) => {
    const row = rowOf(each, { asOf, tolerance, config, known })
    return row === null ? [] : [{ row, each, entry: each.entry, identity: identityOf(each.entry.tool) }]
  })
  const stored = counted.map(({ entry }) => entry)
  const otherwise = findPaidOtherwise(stored, byEntry, observedPrices(db), config)
  const said = ({ toolId, why }: Row): string | null => {
    const paid = otherwise.get(toolId)
    return why ?? (paid === undefined || paid.since > asOf ? null : chargedSentence(paid))
  }
  const rows = withTwins(paidTogether(found, tolerance), config)
  // Within the tolerance of a year too, as what it costs names the latest price.
  const all = rows
    .map((row) => ({ ...row, why: said(row) }))
    .sort((a, b) => rank(a) - rank(b) || stake(b) - stake(a) || compareText(a.tool, b.tool))
  const of = (match: PaymentMatch): Row[] => all.filter((row) => row.match === match)
  const compared = [...of('differs'), ...of('matches')]
  const compares = all.filter(({ paidChange }) => paidChange !== null)
  const rose = compares.filter(({ paidChange }) => paidChange! >= 0.005).toSorted((a, b) => b.paidChange! - a.paidChange! || compareText(a.tool, b.tool)) // prettier-ignore
  // What has one and is paid without is charged after its end.
  const ended = new Set(found.flatMap(({ each, entry }) => (isContract(each.contract) ? [entry.id] : [])))
  const afterEnd = of('no-contract').filter(({ toolId }) => ended.has(toolId))
  return {
    params: { asOf, tolerance, show },
    rows: show === 'all' ? all : show === 'rose' ? rose : of(show),
    totals: {
      tools: all.length,
      differs: of('differs').length,
      matches: of('matches').length,
      noContract: of('no-contract').length,
      noPayments: of('no-payments').length,
      notCompared: of('not-compared').length,
      comparedPaid: sum(compared.map(({ paid }) => paid ?? 0)),
      comparedContract: sum(compared.map(({ contract }) => contract ?? 0)),
      comparedDifference: sum(compared.map(({ difference }) => difference ?? 0)),
      differsDifference: sum(of('differs').map(({ difference }) => difference ?? 0)),
      differsDoubled: sum(of('differs').map(({ doubled }) => doubled ?? 0)),
      doubled: sum(all.map(({ doubled }) => doubled ?? 0)),
      due: sum(all.map(({ due }) => due ?? 0)),
      noContractPaid: sum(of('no-contract').map(({ paid }) => paid ?? 0)),
      afterEnd: afterEnd.length,
      afterEndPaid: sum(afterEnd.map(({ paid }) => paid ?? 0)),
      noPaymentsContract: sum(of('no-payments').map(({ contract }) => contract ?? 0)),
      paidBefore: sum(compares.map(({ paidBefore }) => paidBefore!)),
      paidChange: sum(compares.map(({ paidChange }) => paidChange!)),
      rose: rose.length,
      roseBy: sum(rose.map(({ paidChange }) => paidChange!)),
      paidBeforeKnown: compares.length,
      vatTakenOff: vatTakenOff(new Set(found.flatMap(({ row, each }) => paidIn(each, row)))),
      knownFrom: known?.from ?? null,
      knownTo: known?.to ?? null,
    },
  }
}

const chargedSentence = ({ since, said, currency, price: { cost, billingPeriod } }: PaidOtherwise): string => {
  const perYear = annualCost({ cost: 1, billingPeriod }) ?? 1
  return `Charged ${decimals(cost ?? 0, 2)} ${currency} a ${billingPeriod} since ${since}, the contract states ${decimals(said / perYear, 2)} ${currency}.`
}

/** A payee without a contract and a contract without payments may be one tool under two names, which only a person merges. */
function withTwins(
  found: readonly { row: Omit<Row, 'twin'>; entry: StoredTool; identity: Identity }[],
  config: Config,
): Row[] {
  const of = (match: PaymentMatch) => found.filter(({ row }) => row.match === match)
  const entriesOf = (match: PaymentMatch) => of(match).map(({ entry }) => entry)
  const paidPairs = vendorPairs(entriesOf('no-payments'), entriesOf('no-contract'), config)
  const isApart = keptApart(found.map(({ entry }) => entry), config.toolsApart) // prettier-ignore
  const names = new Map<Omit<Row, 'twin'>, string>()
  for (const contract of of('no-payments'))
    for (const payee of of('no-contract')) {
      const looksAlike = sameReasons(contract.identity, payee.identity).length > 0
      if (!looksAlike && !paidPairs.has(pairKey(contract.entry, payee.entry))) continue
      if (isApart(contract.entry, payee.entry)) continue
      if (!names.has(contract.row)) names.set(contract.row, payee.row.tool)
      if (!names.has(payee.row)) names.set(payee.row, contract.row.tool)
    }
  return teamsSpelledAlike(found.map(({ row }) => ({ ...row, twin: names.get(row) ?? null })))
}

/** Payments of its twelve months that count, each whole. */
const paidIn = ({ exports }: PaidEntry, { from, to }: Pick<Row, 'from' | 'to'>) =>
  exports.flatMap(
    ({ payments, elsewhere, whole }) =>
    payments.flatMap((each) => from !== null && from <= each.date && each.date < to! && !elsewhere.has(each) ? [whole.get(each) ?? each] : []), // prettier-ignore
  )

const rank = ({ match }: Row): number => paymentMatches.indexOf(match)
const stake = ({ difference, paid, contract }: Row): number => Math.abs(difference ?? paid ?? contract ?? 0)

const currenciesOf = ({ exports, contract }: PaidEntry, day: Day): (string | null)[] => [
  ...exports.flatMap(({ payments }) => payments[0]?.currency ?? []),
  ...(contract ? [neededCurrency(priceIn(contract, day))] : []),
]

/** A price without a currency is in that of its tool. */
function priceIn(contract: Tool, day: Day) {
  const { cost, currency, billingPeriod } = priceOn(contract, day)
  return { cost, currency: currency ?? contract.currency, billingPeriod }
}

interface Asked {
  asOf: string
  tolerance: number
  config: Config
  /** First and last day of payments to anybody. */
  known: { from: string; to: string } | null
}

/** How many others are named in a sentence. */
const mostNamed = 4

const shareSentence = ({ of, others }: Share): string =>
  `Its share (${percent(of)}) of payments that are for ${listedUpTo(mostNamed, others)} too.`

/** null = nothing was paid for it, and no contract that costs anything is in force. */
function rowOf(each: PaidEntry, asked: Asked): Omit<Row, 'twin'> | null {
  const { entry, contract } = each
  const { asOf, config } = asked
  const year = paidYear(paidInOne(each, config), asOf, config)
  const inOwn = (amount: number | null): number | null => amount === null || year === null ? amount : convert(amount, year.currency, config) // prettier-ignore
  const stated = contract && isInUse(contract, toDay(asOf)) ? annualIn(priceIn(contract, toDay(asOf)), config) : null
  const found = year && year.charges > 0 ? paidMatch(year, isContract(contract), asked.tolerance) : unpaidMatch(year, stated, asked) // prettier-ignore
  if (found === null) return null
  // What was paid until the contract ended has one.
  const isSince = year !== null && found.match === 'no-contract' && year.chargesAfterEnd > 0
  const paid = year && inOwn(isSince ? year.paidAfterEnd : year.paid)
  const why = [each.share && shareSentence(each.share), each.bills && billsSentence(each.bills), found.why]
    .filter((words) => words !== null)
    .join(' ')
  return {
    tool: entry.tool.name,
    match: found.match,
    paid: each.share === null || paid === null ? paid : inCents(paid),
    contract: year ? inOwn(year.contract) : stated,
    difference: year && inOwn(year.difference),
    differenceShare: year?.differenceShare ?? null,
    doubled: year && inOwn(year.doubled),
    due: year && inOwn(year.due),
    paidBefore: year && inOwn(year.paidBefore),
    paidChange: year && year.paidBefore !== null ? inOwn(inCents(year.paid - year.paidBefore)) : null,
    charges: (isSince ? year.chargesAfterEnd : year?.charges) ?? 0,
    lastCharge: year?.lastCharge ?? null,
    why: why === '' ? null : why,
    team: entry.tool.team,
    owner: entry.tool.owner,
    from: year?.from ?? null,
    to: year?.to ?? null,
    toolId: entry.id,
  }
}

type Found = Pick<Row, 'match' | 'why'>

function paidMatch(
  { difference, differenceShare, contract, chargesAfterEnd, doubled, why }: PaidYear,
  hasContract: boolean,
  tolerance: number,
): Found {
  // prettier-ignore
  if (!hasContract || chargesAfterEnd > 0) return { match: 'no-contract', why }
  if (difference === null) return { match: 'not-compared', why }
  const isOff = contract === 0 ? difference !== 0 : Math.abs(differenceShare ?? 0) > tolerance / 100
  return isOff ? { match: 'differs', why } : { match: 'matches', why: doubled === 0 ? null : why }
}

/** A year of the contract with no charge in it; `stated` of one that is in force on the day. */
function unpaidMatch(year: PaidYear | null, stated: number | null, { known }: Asked): Found | null {
  if (known === null || (stated ?? 0) === 0) return null
  if (year && year.difference === null) return { match: 'not-compared', why: year.why }
  const isShort = toDay(known.to) - toDay(known.from) < shortestYear
  const since = year ? `Last charged on ${year.lastCharge}.` : isShort ? `Payments are known since ${known.from} only.` : null // prettier-ignore
  return { match: 'no-payments', why: since }
}

/** Twelve months, but for the quiet days at the beginning and the end of a file. */
const shortestYear = 365 - 2 * 14
