/** Entries of the inventory that may be one tool: found here, merged only when a person says so. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { productPairs } from '../../stack/names/called-as-vendor.ts'
import { annualCost, toDay } from '../../stack/cost.ts'
import { nameKey } from '../../stack/graph.ts'
import { compareText, holdingsOn, isInUse, type Money, sum } from '../../stack/in-use.ts'
import { isCalledExactly } from '../../stack/names/called-exactly.ts'
import { keptApart } from '../../stack/names/kept-apart.ts'
import { chargedOnceColumn, firstChargeColumn } from '../../stack/merge-import.ts'
import {
  type Identity,
  identityOf,
  isEditionOf,
  isOneVendor,
  nameWithin,
  type SameReason,
  sameReasons,
} from '../../stack/names/names.ts'
import { readCountedTools } from '../../stack/left-out.ts'
import { differInMonth } from '../../stack/names/month-in-name.ts'
import { isSameAmount, pairKey, vendorPairs } from '../../stack/names/paid-to-vendor.ts'
import type { RatesOf } from '../../stack/rates.ts'
import { paidTo } from '../../stack/payments/split-payments.ts'
import { identityKey, isPaid, statedOrNot, type StoredTool } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'
import { sharedPayees, sureMerges } from './sure-merges.ts'

type Row = ReportRow<'stack-duplicates'>
type Totals = ReportTotals<'stack-duplicates'>
type Identified = StoredTool & { identity: Identity }

const confidences: Record<SameReason, number> = {
  'same name': 0.9,
  'same domain': 0.8,
  'similar name': 0.7,
  'same payee': 0.6,
  'the payee names it': 0.6,
  'its vendor was paid what it costs': 0.7,
  'same brand': 0.5,
  'its vendor was paid': 0.3,
  'same brand, amount and day': 0.8,
  'one name in the other, same amount': 0.6,
  'one name in the other, same vendor': 0.4,
  'same name but for a product word': 0.4,
  'only product of that vendor': 0.5,
  'product of that vendor': 0.3,
  'same vendor, cost and dates': 0.5,
  'same vendor and category': 0.4,
}

/** Beside these it is worth saying that a payee is called as the tool is and by nothing more. */
const weakReasons: readonly SameReason[] = ['its vendor was paid', 'same brand']

const isNamedBy = (a: StoredTool, b: StoredTool): boolean =>
  isPaid(a) ? isCalledExactly(a.tool.name, b.tool.name) : isCalledExactly(b.tool.name, a.tool.name)

export const stackDuplicates: RunReport<'stack-duplicates'> = (context, params) => {
  const stored = readCountedTools(context.db, context.config).map((entry) => ({
    ...entry,
    identity: identityOf(entry.tool),
  }))
  const paidPairs = vendorPairs(
    stored.filter((each) => !isPaid(each)),
    stored.filter(isPaid),
    context.config,
  )
  const products = productPairs(statedOrNot(stored))
  const found: Omit<Row, 'keepId' | 'splitIds'>[] = []
  const isApart = keptApart(stored, context.config.toolsApart)
  const asOf = params.asOf ?? today(context)
  const isUsed = ({ tool }: StoredTool): boolean => isInUse(tool, toDay(asOf))
  let apart = 0
  stored.forEach((a, index) => {
    for (const b of stored.slice(index + 1)) {
      const reasons = sameReasons(a.identity, b.identity)
      const paid = paidPairs.get(pairKey(a, b))
      if (paid === 'its vendor was paid what it costs' || (paid && reasons.length === 0)) reasons.push(paid)
      if (isPaid(a) !== isPaid(b) && reasons.every((reason) => weakReasons.includes(reason)) && isNamedBy(a, b))
        reasons.push('the payee names it')
      const product = products.get(pairKey(a, b))
      if (product !== undefined && reasons.length === 0) reasons.push(product)
      const within = reasons.length === 0 ? whyWithin(a, b, context.config) : null
      if (within !== null) reasons.push(within)
      if (isPaid(a) !== isPaid(b) && isContractCharged(a, b)) reasons.push('same brand, amount and day')
      if (isSameContract(a.tool, b.tool)) reasons.push('same vendor, cost and dates')
      if (reasons.length === 0 || isReturn(a, b) || sharePayments(a.tool, b.tool) || areMonths(a, b)) continue
      if (isApart(a, b)) {
        apart++
        continue
      }
      found.push({
        a: a.tool.name,
        b: b.tool.name,
        aId: a.id,
        bId: b.id,
        reasons,
        // Independent signs: the chance that all of them mislead.
        confidence: 1 - reasons.reduce((doubt, reason) => doubt * (1 - confidences[reason]), 1),
        differences: differences(a.tool, b.tool),
        sameTime: isUsed(a) && isUsed(b),
      })
    }
  })
  const shared = sharedPayees(found, stored, context.config)
  const sure = sureMerges(found, stored, context.config, shared)
  const rows = found.map((row): Row => ({ ...row, keepId: sure.get(row) ?? null, splitIds: shared.get(row) ?? [] }))
  rows.sort((x, y) => y.confidence - x.confidence || compareText(x.a, y.a) || compareText(x.b, y.b) || x.aId - y.aId)
  const twice = countedTwice(stored, rows, context.config, asOf)
  return { params: { asOf }, rows, totals: { tools: stored.length, pairs: rows.length, keptApart: apart, ...twice } }
}

/** Why an entry whose name is part of the other's is the same: what it costs, or who it is of where no more than a plan is beside it. */
function whyWithin(a: Identified, b: Identified, config: RatesOf): SameReason | null {
  if (isPaid(a) && isPaid(b)) return null
  const within = nameWithin(a.identity, b.identity)
  const [one, other] = [a, b].map((each) => ({ tool: each.tool, isPaid: isPaid(each) }))
  if (within !== null && isSameAmount(one!, other!, config)) return 'one name in the other, same amount'
  if (within === 'plan' && isOneVendor(a.tool.vendor, b.tool.vendor)) return 'one name in the other, same vendor'
  const isVendorUnsaid = a.tool.vendor === '' || b.tool.vendor === ''
  return isVendorUnsaid && isEditionOf(a.identity, b.identity) ? 'same name but for a product word' : null
}

/** So many days a bill lies from the day its contract begins or renews. */
const nearDays = 3

/**
 * A payee of the brand was charged what the contract costs a year, once, on the day of the year that it begins or renews: `Zoom
 * Video Communications` 26,400 on 1 August, and Zoom Workplace at 26,400 from 1 August on.
 */
function isContractCharged(a: Identified, b: Identified): boolean {
  const [{ tool: contract, identity }, { tool: paid, identity: payee }] = isPaid(a) ? [b, a] : [a, b]
  const [own, charged] = [contract.prices.at(-1) ?? contract, paid.custom[chargedOnceColumn]]
  if (charged === undefined || annualCost(own) !== Number(charged)) return false
  const currency = own.currency ?? contract.currency
  if (currency !== null && currency !== paid.currency) return false
  const [brand = ''] = payee.payee
  const isBrand = brand.length >= 3 && [identity.payee[0], identity.vendor[0]].includes(brand)
  const on = dayOfYear(paid.custom[firstChargeColumn] ?? null)
  const days = [contract.startDate, contract.renewalDate, contract.endDate].map(dayOfYear)
  return (
    isBrand && on !== null && days.some((day) => day !== null && (Math.abs(day - on) + nearDays) % 365 <= 2 * nearDays)
  )
}

/** As if of one year, without 29 February. */
function dayOfYear(date: string | null): number | null {
  return date === null ? null : toDay(`2001${date.slice(4).replace('-02-29', '-02-28')}`)
}

/** One vendor, as much a year in the same currency, and the same days, of which one at least is known. */
function isSameContract(a: Tool, b: Tool): boolean {
  const [x, y] = [a.prices.at(-1) ?? a, b.prices.at(-1) ?? b]
  const cost = annualCost(x)
  const days = ({ startDate, endDate, renewalDate }: Tool) => [startDate, endDate, renewalDate]
  return (
    cost !== null &&
    cost > 0 &&
    cost === annualCost(y) &&
    (x.currency ?? a.currency) === (y.currency ?? b.currency) &&
    days(a).some((day) => day !== null) &&
    days(a).every((day, at) => day === days(b)[at]) &&
    isOneVendor(a.vendor, b.vendor)
  )
}

/** Sure enough to speak of in the finding of what the stack costs; a common category is not. */
const sureFrom = 0.5

/**
 * What likely duplicates add to the annual cost of a day. Entries that hang together are one tool: it is paid for once, as a
 * list says or as all of its payees come to, whichever is more; the rest is counted twice.
 */
function countedTwice(
  stored: readonly StoredTool[],
  rows: readonly Row[],
  config: Money,
  asOf: string,
): Pick<Totals, 'countedTwice' | 'annualCostTwice'> {
  const tools = stored.filter(({ tool }) => isInUse(tool, toDay(asOf)))
  const byId = new Map(tools.map((each) => [each.id, each]))
  const links = Map.groupBy(
    rows
      .filter(({ aId, bId, confidence }) => confidence >= sureFrom && byId.has(aId) && byId.has(bId))
      .flatMap(({ aId, bId }) => [[aId, bId] as const, [bId, aId] as const]),
    ([from]) => from,
  )
  const seen = new Set<number>()
  let many = 0
  let amount = 0
  try {
    for (const { id } of tools) {
      if (seen.has(id) || !links.has(id)) continue
      const group = [id]
      for (const each of group) {
        seen.add(each)
        for (const [, next] of links.get(each) ?? []) if (!group.includes(next)) group.push(next)
      }
      const entries = group.map((each) => byId.get(each)!)
      const cost = (of: readonly StoredTool[]): number[] => holdingsOn(of.map(({ tool }) => tool), config, toDay(asOf)).map(({ annualCost }) => annualCost ?? 0) // prettier-ignore
      const paid = entries.filter(isPaid)
      const listed = entries.filter((each) => !paid.includes(each))
      // Two payees of one vendor may both be paid; beside a list, or beside each other in one, they cannot.
      if (listed.length === 0) continue
      many += group.length
      amount += sum(cost(entries)) - Math.max(sum(cost(paid)), ...cost(listed))
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'FAILED') return { countedTwice: many, annualCostTwice: null }
    throw error
  }
  return { countedTwice: many, annualCostTwice: amount }
}

/** What books write at the end of each month is another entry each time, however alike the names are. */
const areMonths = (a: StoredTool, b: StoredTool): boolean => isPaid(a) && isPaid(b) && differInMonth(a.tool.name, b.tool.name) // prettier-ignore

/** A person said that payments to one payee are for both, so they are two. */
const sharePayments = (a: Tool, b: Tool): boolean => paidTo(a) !== '' && paidTo(a) === paidTo(b)

/** A snapshot ended the one and a later one began the other: one tool that went and came back, listed as it should be. */
function isReturn(a: StoredTool, b: StoredTool): boolean {
  if (identityKey(a.tool) !== identityKey(b.tool)) return false
  const [first, second] = (a.tool.startDate ?? '') <= (b.tool.startDate ?? '') ? [a.tool, b.tool] : [b.tool, a.tool]
  const { endDate } = first
  const { startDate } = second
  return endDate !== null && startDate !== null && endDate <= startDate
}

function differences(a: Tool, b: Tool): string[] {
  const found: string[] = []
  const compare = (what: string, left: string, right: string): void => {
    if (left !== right && left !== '' && right !== '') found.push(`${what} ${left} and ${right}`)
  }
  compare('names', a.name, b.name)
  compare('vendors', a.vendor, b.vendor)
  if (nameKey(a.team) !== nameKey(b.team)) compare('teams', a.team, b.team)
  compare('categories', a.category, b.category)
  compare('owners', a.owner, b.owner)
  compare('in use', daysOfUse(a), daysOfUse(b))
  return found
}

function daysOfUse({ startDate, endDate }: Tool): string {
  const since = startDate === null ? '' : `since ${startDate}`
  const until = endDate === null ? '' : `until ${endDate}`
  return [since, until].filter((part) => part !== '').join(' ')
}
