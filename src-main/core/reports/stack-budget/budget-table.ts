/**
 * What the stack costs in months to come, from tools alone.
 *
 * It is the cost of a period as stack-cost has it, at the prices that are known, without what is expected to end, each price
 * raised on each renewal, and what is priced by the seat or billed by use grown by the month. Against the same months before
 * the parts are counted in that order, each on top of those before it, month by month: so they sum to the difference, for a
 * month as for all. Entries of one name, vendor and team are one tool.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { type FirstMonth, fiscalKey } from '../../../../shared/stack/fiscal-year.ts'
import { sumsInOwn } from '../../../../shared/stack/own-cost.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { type BudgetBasis, type BudgetPart, budgetParts } from '../../../../shared/reports/stack-budget.ts'
import { isTimeDimension } from '../../../../shared/reports/stack-spend.ts'
import { type Part, teamParts } from '../../../../shared/statistics/shares.ts'
import { type AgreedUplift, agreedUplift } from '../../stack/agreed-uplift.ts'
import { isByUse } from '../../stack/payments/by-use.ts'
import { carriedBackIn } from '../../stack/carried-back.ts'
import { amountOf, changeParts } from '../../stack/change-parts.ts'
import { activeSpan, type Day, intersect, pricesIn, type Span, toDate, toDay, yearsIn } from '../../stack/cost.ts'
import { compareText, holdingsInOwn, isInUse, neededCurrency, spendIn, sum, sumOfKnown } from '../../stack/in-use.ts'
import { hasPriceSteps } from '../../stack/price-steps.ts'
import { contractKey } from '../../stack/names/names.ts'
import { hasRate, missingRatesSentence } from '../../stack/rates.ts'
import { renewsByItself } from '../../stack/renewal.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { billedIn, billRhythm, nextBill, yearlyRises } from './billed.ts'
import { type Course, dueIn, expectedEnd, ownUplift, renewalsUntil, withoutEnd } from './expected.ts'
import type { LastBill } from './last-bill.ts'
import { type Month, monthsFrom, nextMonth } from '../../stack/months.ts'

type Row = ReportRow<'stack-budget'>
type Params = ReportParams<'stack-budget'>
type Totals = Omit<
  ReportTotals<'stack-budget'>,
  'chargedAfterEnd' | 'basisUnknown' | 'atRates' | 'notAtRates' | 'headcountUnknown' | 'unknownTools'
>
type Money = Pick<WorkspaceConfig, 'currency' | 'rates'> & Partial<Pick<WorkspaceConfig, 'fiscalYearStart'>>

export interface Planned {
  tool: Tool
  /** What is paid for are its seats, and how many is known. */
  isPerSeat: boolean
  /** Its start may be that of a contract which another came before. */
  mayBeTerm: boolean
  /** null = its payments know of none. */
  bill: LastBill | null
  /** A year by what it is to be budgeted, in workspace currency; null = by its price. */
  basis: number | null
  basedOn: BudgetBasis
  /** That is its price, of what is charged in another currency, at the rate of the workspace. */
  isAtRates: boolean
  /** It grows with the headcount. */
  isPerHead: boolean
}

/** `today` stands in for an asOf that is not given. */
export function budgetTable(
  planned: readonly Planned[],
  config: Money,
  given: Params,
  today: IsoDate,
  heads: ReadonlyMap<string, number> = new Map(),
): { params: Params; rows: Row[]; totals: Totals } {
  const asOf = given.asOf ?? today
  const params = { ...given, asOf, from: given.from ?? nextMonth(asOf) }
  const firstMonth = config.fiscalYearStart ?? 1
  const months = monthsFrom(params.from, params.months, asOf)
  const [first, last] = [months[0]!, months.at(-1)!]
  const plan: Plan = { params, config, months, asOf: toDay(asOf), to: last.span.to, heads }
  const before = { from: first.before.from, to: last.before.to }
  const looked = { from: Math.min(before.from, plan.asOf), to: Math.max(plan.to, plan.asOf + 1) }
  const isRated = ({ tool }: Planned): boolean => currenciesIn(tool, looked).every((currency) => hasRate(currency, config)) // prettier-ignore
  // Sums of floating-point numbers depend on their order; the figures must not depend on the order of the inventory.
  const groups = [...Map.groupBy(planned, ({ tool }) => contractKey(tool))].sort(([a], [b]) => compareText(a, b))
  const lines = groups.flatMap(([, group]) => (group.every(isRated) ? lineOf(group, plan) : unratedLine(group, plan, looked))) // prettier-ignore
  const rated = planned.filter(isRated).map(({ tool }) => tool)
  const all = figuresOf(lines.map((line) => ({ line, weight: 1, months })))
  // What costs nothing costs nothing either way.
  const contracts = lines.filter(({ annualCost }) => annualCost !== 0).flatMap(({ tools, annualCost }) => tools.map((each) => ({ ...each, annualCost }))) // prettier-ignore
  const dated = (of: typeof contracts) =>
    of.map(({ tool, annualCost }) => ({ tool: tool.name, renewalDate: tool.renewalDate!, annualCost })).sort(byRenewal)
  return {
    params,
    rows: rowsOf(lines, plan, all.cost ?? 0, firstMonth),
    totals: {
      ...all,
      annualCost: all.annualCost ?? 0,
      cost: all.cost ?? 0,
      cash: all.cash ?? 0,
      before: all.before ?? 0,
      share: (all.cost ?? 0) > 0 ? 1 : null,
      to: toDate(plan.to),
      beforeFrom: toDate(before.from),
      beforeTo: toDate(before.to),
      unknownCosts: lines.filter(({ isKnown }) => !isKnown).length,
      noRate: missingRatesSentence(planned.flatMap(({ tool }) => currenciesIn(tool, looked)), config), // prettier-ignore
      withoutRate: sumsInOwn(lines),
      ending: lines
        .flatMap(({ key, endsOn, endsBy, figures }) => {
          const ends = sum([...figures.values()].map(({ parts }) => parts.ends))
          return endsOn === null || endsBy === null || endsOn >= toDate(plan.to) ? [] : [{ tool: key, endsOn, endsBy, ends }] // prettier-ignore
        })
        .sort((a, b) => compareText(a.endsOn, b.endsOn) || compareText(a.tool, b.tool)),
      notKnownIfRenews: dated(contracts.filter(({ tool, renewals }) => renewals.length > 0 && renewsByItself(tool) === null)), // prettier-ignore
      datePassed: dated(contracts.filter(({ tool }) => isInUse(tool, plan.asOf) && isDatePassed(tool, plan.asOf))),
      withoutDate: lines.filter(({ isInPeriod, endsOn, noRise }) => isInPeriod && endsOn === null && noRise === 'no day').length, // prettier-ignore
      billedMoreOften: lines
        .filter(
          ({ isInPeriod, noRise, annualCost }) => isInPeriod && noRise === 'billed more often' && annualCost !== 0,
        )
        .sort((a, b) => (b.annualCost ?? 0) - (a.annualCost ?? 0) || compareText(a.key, b.key))
        .map(({ key }) => key),
      ownUpliftUnknown:
        params.uplift === 'own' ? lines.filter(({ upliftBy, ownUpliftPercent: own }) => upliftBy === 'assumed' && own === null).length : 0, // prettier-ignore
      upliftByContract: lines
        .flatMap(({ key, isInPeriod, upliftBy, upliftPercent }) =>
          isInPeriod && (upliftBy === 'contract' || upliftBy === 'cap') && upliftPercent !== null
            ? [{ tool: key, percent: upliftPercent, isCap: upliftBy === 'cap' }]
            : [],
        ) // prettier-ignore
        .sort((a, b) => compareText(a.tool, b.tool)),
      upliftWithoutNumber: lines
        .filter(({ isInPeriod, tools }) => isInPeriod && tools.some(({ tool }) => isWithoutNumber(tool, params)))
        .map(({ key }) => key)
        .sort(compareText),
      billDayUnknown: lines.filter(({ isBillDayKnown, figures }) => !isBillDayKnown && [...figures.values()].some(({ cost }) => (cost ?? 0) > 0)).length, // prettier-ignore
      billedForYears: lines
        .flatMap(({ billedForYears }) => billedForYears)
        .sort((a, b) => compareText(a.nextBill, b.nextBill) || compareText(a.tool, b.tool)),
      beforeCarriedBack: carriedBackIn(rated, config, before),
      contractStarts: lines
        .map(({ key, mayBeTerm, figures }) => ({
          tool: key,
          added: mayBeTerm ? sum([...figures.values()].map(({ parts }) => parts.added)) : 0,
        }))
        .filter(({ added }) => added > 0)
        .sort((a, b) => b.added - a.added || compareText(a.tool, b.tool)),
    },
  }
}

/** Of which what is assumed for all is counted, and nothing else. */
function isWithoutNumber(tool: Tool, params: Params): boolean {
  const said = agreedUplift(tool)
  return said !== null && said.percent === null && withIndex(said, params) === null && !hasPriceSteps(tool)
}

interface Plan {
  params: Params & { asOf: IsoDate; from: IsoDate }
  config: Money
  months: readonly Month[]
  asOf: Day
  to: Day
  /** By month. */
  heads: ReadonlyMap<string, number>
}

/** What one tool has in one month, in workspace currency. */
interface Figures {
  isInUse: boolean
  /** null = not known; undefined = not in use. */
  cost: number | null | undefined
  cash: number | null | undefined
  before: number | null | undefined
  parts: Record<BudgetPart, number>
}

type NoRise = 'billed more often' | 'no day'

interface Contract {
  tool: Tool
  renewals: readonly Day[]
}

type Facts = Pick<Row, 'endsOn' | 'endsBy' | 'renewsOn' | 'autoRenew' | 'upliftPercent' | 'upliftBy' | 'risesOn' | 'ownUpliftPercent' | 'growsBy' | 'basedOn' | 'ownCost' | 'ownCurrency'> // prettier-ignore

/** One tool. */
interface Line extends Facts {
  key: string
  /** What it is called last. */
  tool: Tool
  tools: Contract[]
  annualCost: number | null
  /** By month. */
  figures: ReadonlyMap<string, Figures>
  isInPeriod: boolean
  /** Whether the cost is known on all days of the period. */
  isKnown: boolean
  isBillDayKnown: boolean
  billedForYears: Totals['billedForYears']
  mayBeTerm: boolean
  /** Why no uplift is counted for it; null = it is, or some other day of its is known. */
  noRise: NoRise | null
}

/** None where it is in use in neither of the periods. */
function lineOf(group: readonly Planned[], plan: Plan): Line[] {
  const { config, months, asOf, params } = plan
  const entries = group.map((each) => entryOf(each, plan))
  let isKnown = true
  const figures = months.map((month): [string, Figures] => {
    const open = spendIn(entries.map(({ open }) => open), config, month.span) // prettier-ignore
    const old = spendIn(group.map(({ tool }) => tool), config, month.before) // prettier-ignore
    const rest = spendIn(entries.map(({ based }) => based), config, month.span) // prettier-ignore
    const due = entries.map(({ based, course, growsBy }) => ({ ...dueIn(based, course, month, config), cash: billedIn(based, course, month, config), growsBy })) // prettier-ignore
    const grown = (by: Row['growsBy']): number => exact(sum(due.filter(({ growsBy }) => growsBy === by).map(({ grown, raised }) => grown - raised))) // prettier-ignore
    const known = sum(due.map(({ known }) => known))
    const asPriced = entries.map(({ ended, based, course }, at) => (based === ended ? due[at]!.known : dueIn(ended, course, month, config).known)) // prettier-ignore
    const priced = sum(asPriced)
    const byRates = sum(entries.map(({ isAtRates }, at) => (isAtRates ? due[at]!.known - asPriced[at]! : 0)))
    const change = changeParts(
      old,
      open,
      { before: yearsIn(month.before), after: yearsIn(month.span) },
      group.every(({ tool }) => isByUse(tool)) ? 'use' : 'price',
    )
    if (rest?.isKnown === false) isKnown = false
    const ofRest = (amount: number): number | null | undefined => rest === null ? undefined : rest.isAnyKnown ? amount : null // prettier-ignore
    return [
      month.key,
      {
        isInUse: rest !== null,
        cost: ofRest(sum(due.map(({ grown }) => grown))),
        cash: ofRest(sum(due.map(({ cash, grown }) => cash ?? grown))),
        before: old === null ? undefined : amountOf(old),
        parts: {
          added: change.added ?? 0,
          removed: change.removed ?? 0,
          price: (change.price ?? 0) + (change.currency ?? 0) + (change.known ?? 0) + exact(byRates),
          length: change.length ?? 0,
          ends: Math.min(0, exact(priced - (amountOf(open) ?? 0))),
          basis: exact(known - priced - byRates),
          uplift: exact(sum(due.map(({ raised, known }) => raised - known))),
          seats: grown('seats') + grown('headcount'),
          usage: (change.use ?? 0) + grown('usage'),
        },
      },
    ]
  })
  const isInPeriod = figures.some(([, { isInUse }]) => isInUse)
  if (!isInPeriod && figures.every(([, { before }]) => before === undefined)) return []
  const now = entries.filter(({ open }) => isInUse(open, asOf))
  const { holdings } = holdingsInOwn(now.map(({ open }) => open), config, asOf) // prettier-ignore
  return [
    {
      ...namesOf(entries, asOf),
      ...factsOf(entries, params),
      annualCost: holdings.length === 0 ? 0 : sumOfKnown(holdings.map(({ annualCost }) => annualCost)),
      figures: new Map(figures),
      isInPeriod,
      isKnown,
      isBillDayKnown: entries.every(({ ended, course }) => intersect(activeSpan(ended) ?? nowhere, periodOf(plan)) === null || billRhythm(ended, course.bill) !== null), // prettier-ignore
      billedForYears: entries.flatMap((each) => forYears(each, plan)),
      mayBeTerm: group.every(({ mayBeTerm }) => mayBeTerm),
      noRise: noRiseOf(entries),
    },
  ]
}

/** The bill that was for more than a year, of a tool that is still in use when the next one comes. */
function forYears({ ended, course: { bill } }: Entry, { asOf }: Plan): Totals['billedForYears'] {
  if (bill === null || bill.months <= 12) return []
  const next = nextBill(bill, asOf)
  if (intersect(activeSpan(ended) ?? nowhere, { from: next, to: next + 1 }) === null) return []
  return [{ tool: ended.name, billedOn: toDate(bill.day), years: bill.months / 12, nextBill: toDate(next) }]
}

const nowhere: Span = { from: Infinity, to: -Infinity }
const periodOf = ({ months, to }: Plan): Span => ({ from: months[0]!.span.from, to })

/** Of a tool without a rate: listed in its own currency, and in no sum. */
function unratedLine(group: readonly Planned[], plan: Plan, looked: Span): Line[] {
  const { config, asOf, params } = plan
  const entries = group.map((each) => entryOf(each, plan))
  const isIn = (tool: Tool, span: Span): boolean => intersect(activeSpan(tool) ?? nowhere, span) !== null
  if (!group.some(({ tool }) => isIn(tool, looked))) return []
  const { holdings } = holdingsInOwn(group.map(({ tool }) => tool), config, asOf) // prettier-ignore
  const own = holdings.find(({ ownCost }) => ownCost !== null)
  const figures = plan.months.map((month): [string, Figures] => {
    const unknownIn = (tools: readonly Tool[], span: Span): null | undefined => tools.some((tool) => isIn(tool, span)) ? null : undefined // prettier-ignore
    const cost = unknownIn(entries.map(({ ended }) => ended), month.span) // prettier-ignore
    const before = unknownIn(group.map(({ tool }) => tool), month.before) // prettier-ignore
    return [month.key, { isInUse: cost === null, cost, cash: cost, before, parts: noParts() }]
  })
  return [
    {
      ...namesOf(entries, asOf),
      ...factsOf(entries, params),
      annualCost: null,
      ownCost: own?.ownCost ?? null,
      ownCurrency: own?.ownCurrency ?? null,
      figures: new Map(figures),
      isInPeriod: figures.some(([, { isInUse }]) => isInUse),
      isKnown: true,
      isBillDayKnown: true,
      billedForYears: [],
      mayBeTerm: false,
      noRise: noRiseOf(entries),
    },
  ]
}

interface Entry extends Contract {
  /** Without and with its end after `asOf`. */
  open: Tool
  ended: Tool
  /** With its end, at what it is budgeted by. */
  based: Tool
  basedOn: BudgetBasis
  isAtRates: boolean
  end: ReturnType<typeof expectedEnd>
  course: Course
  growsBy: Row['growsBy']
  own: number | null
  /** What its contract says of its rise; null = nothing with a number. */
  agreed: AgreedUplift | null
  /** Why no uplift is counted for it. */
  noRise: NoRise | null
}

function entryOf(
  { tool, isPerSeat, bill, basis, basedOn, isAtRates, isPerHead }: Planned,
  { asOf, to, params, heads, config }: Plan,
): Entry {
  const end = expectedEnd(tool, asOf)
  const own = ownUplift(tool, asOf)
  const renewals = renewalsUntil(tool, asOf, to)
  const ended = end === null ? tool : { ...tool, endDate: toDate(end.day) }
  const until = Math.min(to, activeSpan(ended)?.to ?? -Infinity)
  const said = agreedUplift(tool)
  const indexed = said && withIndex(said, params)
  const agreed = indexed ?? (said === null || said.percent === null ? null : said)
  // What its contract says holds on its renewals, however it is billed.
  const isByContract = agreed !== null && renewals.length > 0
  const rises = params.upliftOn === 'yearly' && !isByContract ? yearlyRises(tool, bill, renewals, asOf, until) : { days: renewals } // prettier-ignore
  const growsBy = isPerHead ? 'headcount' : isByUse(tool) ? 'usage' : isPerSeat ? 'seats' : null
  return {
    tool,
    open: withoutEnd(tool, asOf),
    ended,
    based: basis === null ? ended : { ...ended, prices: [...ended.prices.filter(({ from }) => toDay(from) <= asOf), { from: toDate(asOf + 1), cost: basis, currency: config.currency, billingPeriod: 'year' }] }, // prettier-ignore
    basedOn,
    isAtRates,
    end,
    renewals,
    noRise:
      'none' in rises ? rises.none : tool.renewalDate === null && params.upliftOn === 'renewals' ? 'no day' : null,
    growsBy,
    own,
    agreed,
    course: {
      asOf,
      renewals,
      rises: rises.days,
      bill,
      uplift: agreed !== null ? agreed.percent! / 100 : params.uplift === 'own' ? (own ?? 0) : params.uplift / 100,
      growth: (growsBy === 'seats' ? params.seatGrowth : growsBy === 'usage' ? params.usageGrowth : 0) / 100,
      heads: isPerHead ? headsOver(heads, toDate(asOf)) : null,
    },
  }
}

/** What is on top of an index, over what is assumed for all, and no more than its cap; null = nothing is assumed, or it is the index alone. */
function withIndex(said: AgreedUplift, { uplift }: Params): AgreedUplift | null {
  const { overIndex, percent } = said
  if (overIndex === undefined || (overIndex === 0 && percent === null) || uplift === 'own' || uplift === 0) return null
  return { ...said, percent: Math.min(percent ?? Infinity, uplift + overIndex), isCap: false }
}

const noRiseOf = (entries: readonly Entry[]): NoRise | null =>
  entries.every(({ noRise }) => noRise !== null) ? (entries.at(-1)?.noRise ?? null) : null

/** Of each month over those of the month of a day; empty where those are not known. */
function headsOver(heads: ReadonlyMap<string, number>, day: IsoDate): ReadonlyMap<string, number> {
  const now = heads.get(day.slice(0, 7)) ?? 0
  return new Map(now === 0 ? [] : [...heads].map(([month, many]) => [month, many / now]))
}

/** As the entry that is in use then is called, else the last one. */
function namesOf(entries: readonly Entry[], asOf: Day): Pick<Line, 'key' | 'tool' | 'tools'> {
  const { tool } = entries.findLast(({ ended }) => isInUse(ended, asOf)) ?? entries.at(-1)!
  return { key: tool.name, tool, tools: entries.map(({ tool, renewals }) => ({ tool, renewals })) }
}

function factsOf(entries: readonly Entry[], { uplift }: Params): Facts {
  const ends = entries.flatMap(({ end }) => end ?? [])
  const last = ends.length === entries.length ? ends.reduce((a, b) => (b.day > a.day ? b : a)) : null
  const renewing = entries.filter(({ renewals }) => renewals.length > 0)
  const [next] = renewing.toSorted((a, b) => a.renewals[0]! - b.renewals[0]!)
  const { tool } = next ?? entries.at(-1)!
  const rising = entries.filter(({ course }) => course.rises.length > 0)
  const [rise] = rising.toSorted((a, b) => a.course.rises[0]! - b.course.rises[0]!)
  const { own, agreed } = rise ?? next ?? entries.at(-1)!
  const percent = (part: number): number => Math.round(part * 1e4) / 100
  return {
    endsOn: last && toDate(last.day),
    endsBy: last?.by ?? null,
    renewsOn: next ? toDate(next.renewals[0]!) : null,
    autoRenew: renewsByItself(tool),
    upliftPercent: rise ? (agreed?.percent ?? (uplift === 'own' ? percent(own ?? 0) : uplift)) : null,
    upliftBy: !rise ? null : agreed === null ? 'assumed' : agreed.isCap ? 'cap' : 'contract',
    risesOn: rise && rise.course.uplift !== 0 ? toDate(rise.course.rises[0]!) : null,
    ownUpliftPercent: own === null ? null : percent(own),
    growsBy: entries.find(({ growsBy }) => growsBy !== null)?.growsBy ?? null,
    basedOn: entries.find(({ basedOn }) => basedOn !== 'price')?.basedOn ?? 'price',
    ownCost: null,
    ownCurrency: null,
  }
}

/** `weight` of a tool's money in some of its months. */
interface Share {
  line: Line
  weight: number
  months: readonly Month[]
}

type Sums = Pick<Row, 'tools' | 'annualCost' | 'cost' | 'cash' | 'before' | BudgetPart>

function figuresOf(shares: readonly Share[]): Sums {
  const each = shares.flatMap(({ line, weight, months }) => months.map(({ key }) => ({ figures: line.figures.get(key)!, weight, line }))) // prettier-ignore
  const money = (field: 'cost' | 'cash' | 'before'): number | null => {
    const values = each.flatMap(({ figures: { [field]: value }, weight }) => (value === undefined ? [] : [value === null ? null : value * weight])) // prettier-ignore
    return values.length === 0 ? 0 : sumOfKnown(values)
  }
  const part = (of: BudgetPart): number => sum(each.map(({ figures, weight }) => figures.parts[of] * weight))
  const annual = shares.map(({ line, weight }) => (line.annualCost === null ? null : line.annualCost * weight))
  return {
    tools: new Set(each.filter(({ figures }) => figures.isInUse).map(({ line }) => line)).size,
    annualCost: annual.length === 0 ? 0 : sumOfKnown(annual),
    cost: money('cost'),
    cash: money('cash'),
    before: money('before'),
    ...(Object.fromEntries(budgetParts.map((of) => [of, part(of)])) as Record<BudgetPart, number>),
  }
}

function rowsOf(
  lines: readonly Line[],
  { params: { by, monthly }, months }: Plan,
  total: number,
  firstMonth: FirstMonth,
): Row[] {
  const isOfTime = isTimeDimension(by)
  const buckets = isOfTime || monthly ? [...Map.groupBy(months, ({ key }) => fiscalKey(key, isOfTime ? by : 'month', firstMonth))] : [[null, months] as const] // prettier-ignore
  const shares = lines.flatMap(
    (line) =>
    partsOf(line, by).flatMap(({ name, weight }) => buckets.map(([time, months]) => ({ name, time, share: { line, weight, months } }))), // prettier-ignore
  )
  const keyOf = ({ name, time }: (typeof shares)[number]): [string | null, string] => isOfTime ? [null, time!] : [time, name] // prettier-ignore
  const rows = [...Map.groupBy(shares, (each) => JSON.stringify(keyOf(each))).values()].flatMap((group): Row[] => {
    const [month, key] = keyOf(group[0]!)
    const sums = figuresOf(group.map(({ share }) => share))
    // A month that a tool has nothing to do with is no row.
    if (
      group[0]!.time !== null &&
      sums.tools === 0 &&
      sums.before === 0 &&
      budgetParts.every((part) => sums[part] === 0)
    )
      return []
    const [{ share: { line } }] = group as [(typeof shares)[number]] // prettier-ignore
    const facts = by === 'tool' ? pickFacts(line) : noFacts
    return [{ month, key, ...sums, share: total > 0 && sums.cost !== null ? sums.cost / total : null, ...facts }]
  })
  return rows.sort((a, b) => compareText(a.month ?? '', b.month ?? '') || (isOfTime ? 0 : (b.cost ?? -1) - (a.cost ?? -1) || (b.before ?? -1) - (a.before ?? -1)) || compareText(a.key, b.key)) // prettier-ignore
}

function partsOf({ tool }: Line, by: Params['by']): Part[] {
  const teams = by === 'team' ? teamParts(tool) : []
  if (teams.length > 0) return teams
  const name = by === 'tool' || isTimeDimension(by) ? tool.name : by === 'vendor' ? tool.vendor || tool.name : tool[by]
  return [{ name: name === '' ? '(not set)' : name, weight: 1 }]
}

const noFacts: Facts = {
  endsOn: null,
  endsBy: null,
  renewsOn: null,
  autoRenew: null,
  upliftPercent: null,
  upliftBy: null,
  risesOn: null,
  ownUpliftPercent: null,
  growsBy: null,
  basedOn: null,
  ownCost: null,
  ownCurrency: null,
}

const pickFacts = (line: Line): Facts => Object.fromEntries(Object.keys(noFacts).map((key) => [key, line[key as keyof Facts]])) as Facts // prettier-ignore

const noParts = (): Record<BudgetPart, number> => ({ added: 0, removed: 0, price: 0, length: 0, ends: 0, basis: 0, uplift: 0, seats: 0, usage: 0 }) // prettier-ignore

const currenciesIn = (tool: Tool, days: Span): (string | null)[] => {
  const active = intersect(activeSpan(tool) ?? nowhere, days)
  return active === null ? [] : pricesIn(tool, active).map(neededCurrency)
}

const isDatePassed = ({ renewalDate, endDate }: Tool, asOf: Day): boolean =>
  renewalDate !== null && toDay(renewalDate) < asOf && endDate === null

const byRenewal = (a: { renewalDate: string; tool: string }, b: { renewalDate: string; tool: string }): number =>
  compareText(a.renewalDate, b.renewalDate) || compareText(a.tool, b.tool)

/** Differences that are nothing but the last digits of floating-point numbers. */
const exact = (amount: number): number => (Math.abs(amount) < 1e-7 ? 0 : amount)
