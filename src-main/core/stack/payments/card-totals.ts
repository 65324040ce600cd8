/**
 * Payees of the books that are no payees but entries at the end of a month, with what a card was charged in it under one category, where
 * another export has those charges one by one: both count, and so does the money twice.
 */
import { monthInName } from '../names/month-in-name.ts'
import { taxOf } from '../../import/spend/row-tax.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { PaidTool } from './paid-tools.ts'

export interface CardTotal {
  /** Entry of `excludePayees` that leaves it out: with `*` where it may be of all months, those to come included. */
  leaveOutAs: string
}

type Read = Pick<PaidTool, 'ledger' | 'payments' | 'tool'>

/** One that adds up may do so by chance. */
const fewestMatches = 2
/** Cents that are rounded at each charge. */
const near = 0.05

interface Sum {
  gross: number
  net: number
}

interface Charges {
  /** By month, and by month and category. */
  sums: Map<string, Sum>
  from: string
  to: string
}

const keyOf = (month: string, category: string): string => `${month} ${category.trim().toLowerCase()}`

function chargesOf(payments: readonly Payment[]): Charges | null {
  const months = payments.map(({ date }) => date.slice(0, 7)).sort()
  if (months.length === 0) return null
  const sums = new Map<string, Sum>()
  for (const payment of payments) {
    const gross = payment.vat?.amount ?? payment.amount
    const net = gross - Math.sign(gross) * (taxOf(payment) ?? 0)
    for (const category of new Set(['', payment.category])) {
      const key = keyOf(payment.date.slice(0, 7), category)
      const sum = sums.get(key) ?? { gross: 0, net: 0 }
      sums.set(key, { gross: sum.gross + gross, net: sum.net + net })
    }
  }
  return { sums, from: months[0]!, to: months.at(-1)! }
}

export function cardTotals<T extends Read>(tools: readonly T[]): Map<T, CardTotal> {
  const named = tools.flatMap((tool) => {
    const of = monthInName(tool.tool.name)
    return of === null || of.before === '' ? [] : [{ tool, ...of }]
  })
  if (named.length < fewestMatches) return new Map()
  const byLedger = Map.groupBy(tools, ({ ledger }) => ledger)
  const charges = new Map([...byLedger].map(([ledger, own]) => [ledger, chargesOf(own.flatMap(({ payments }) => payments))])) // prettier-ignore
  const found = new Map<T, CardTotal>()
  for (const own of Map.groupBy(named, ({ tool, before }) => `${tool.ledger}\n${before}`).values())
    for (const [ledger, theirs] of charges) {
      if (theirs === null || ledger === own[0]!.tool.ledger) continue
      const covered = own.filter(({ month }) => theirs.from <= month && month <= theirs.to)
      const adding = covered.filter((each) => addsUp(each, theirs))
      if (adding.length < fewestMatches || adding.length * 2 < covered.length) continue
      // A month without charges of the card counts as what its entry says.
      for (const { tool, before } of covered)
        found.set(tool, { leaveOutAs: covered.length === own.length ? `${before} *` : tool.tool.name })
    }
  return found
}

/** Whether what was booked is what the card was charged in that month, with VAT or without, under the category that the name goes on with. */
function addsUp({ tool, month, after }: { tool: Read; month: string; after: string }, { sums }: Charges): boolean {
  const booked = tool.payments.reduce((sum, { amount }) => sum + amount, 0)
  const category = after.replace(/^[\s\-–—:,/(]+|[\s)]+$/g, '')
  const sum = sums.get(keyOf(month, category))
  return sum !== undefined && [sum.gross, sum.net].some((amount) => Math.abs(amount - booked) <= near)
}
