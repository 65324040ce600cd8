/** Contracts whose price is carried back over a period of which payments say what was paid. */
import { inCents } from '../../../../shared/text/csv.ts'
import type { PaidThen } from '../../../../shared/notes/paid-then.ts'
import { joinStretches, quietDays } from '../../import/spend/together.ts'
import { type Span, toDay } from '../cost.ts'
import { compareText, type Money, spendIn, sum } from '../in-use.ts'
import { isContract, type PaidEntry } from './paid-entry.ts'
import { convert, hasRate } from '../rates.ts'
import type { Tool } from '../tool.ts'

/** Less of a difference may be the days on which it was charged. */
const leastShare = 0.05

/** `toolOf`: an entry as reports count it, since when it is in use included; undefined = it does not count. The most first. */
export function paidThenIn(
  entries: readonly PaidEntry[],
  toolOf: (id: number) => Tool | undefined,
  config: Money,
  period: Span,
): PaidThen[] {
  const found = entries.flatMap(({ entry, exports, contract, share }): PaidThen[] => {
    const tool = toolOf(entry.id)
    if (!tool || !isContract(contract)) return []
    // A dated price says what it cost then.
    if (tool.prices.some(({ from }) => toDay(from) < period.to)) return []
    const covered = joinStretches(exports.flatMap((each) => each.covered))
    if (!covered.some(({ from, to }) => from <= period.from + quietDays && to + 1 + quietDays >= period.to)) return []
    const payments = exports.flatMap(({ payments: own, elsewhere }) => own.filter((payment) => !elsewhere.has(payment)))
    const then = payments.filter(({ date }) => period.from <= toDay(date) && toDay(date) < period.to)
    const spend = spendIn([tool], config, period)
    if (then.length === 0 || spend === null || then.some(({ currency }) => !hasRate(currency, config))) return []
    const paid = inCents(sum(then.map(({ amount, currency }) => convert(amount, currency, config))) * (share?.of ?? 1))
    const counted = inCents(spend.once + spend.billed)
    return Math.abs(paid - counted) > counted * leastShare ? [{ tool: tool.name, counted, paid }] : []
  })
  const size = ({ counted, paid }: PaidThen): number => Math.abs(counted - paid)
  return found.sort((a, b) => size(b) - size(a) || compareText(a.tool, b.tool))
}
