/** What is said of payments and contracts, in words. Pure. */
import type { PaymentMatch } from '../../../shared/reports/stack-payments.ts'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import { count, counted, inSentence, listed, plural } from '../../format.ts'
import type { Money } from '../use-day.ts'

/** Of the choice of what is shown; `chip` in a line in place of a difference. */
export const matchWords: Record<PaymentMatch, { label: string; chip: string }> = {
  differs: { label: 'paid otherwise', chip: 'otherwise' },
  'no-contract': { label: 'paid without a contract', chip: 'no contract' },
  'no-payments': { label: 'contracts without payments', chip: 'no payments' },
  'not-compared': { label: 'not compared', chip: 'not compared' },
  matches: { label: 'paid as stated', chip: 'as stated' },
}

/** In place of a difference. A contract that is over states what it cost. */
export const chipOf = ({ match, contract }: { match: PaymentMatch; contract: number | null }): string =>
  match === 'no-contract' && contract !== null ? 'contract over' : matchWords[match].chip

type Totals = ReportTotals<'stack-payments'>

function afterEndWords({ afterEnd, afterEndPaid, noContract }: Totals, money: Pick<Money, 'exact'>): string {
  if (afterEnd === 0) return ''
  if (afterEnd === noContract) return ` any more`
  return ` (${money.exact(afterEndPaid)} to ${count(afterEnd)} whose contract has ended)`
}

/** What of the difference is no price. */
function twiceWords({ differsDifference: more, differsDoubled: doubled }: Totals, money: Pick<Money, 'exact'>): string {
  if (doubled < 0.5) return ''
  if (doubled > more + 0.5) return `, though ${money.exact(doubled)} was likely paid twice`
  return `, ${doubled > more - 0.5 ? 'all' : money.exact(doubled)} of it likely paid twice`
}

/** `3 of 9 contracts`, and what follows it. */
export function findingWords(
  totals: Totals,
  tolerance: number,
  money: Pick<Money, 'exact'>,
): { figure: string; words: string } {
  const compared = totals.differs + totals.matches
  const within = tolerance === 0 ? '' : `, within ${count(tolerance)}\u00a0%`
  const more = totals.differsDifference
  const doubledElse = totals.doubled - totals.differsDoubled
  const rest = [
    ...(totals.noContract > 0 ? [`${money.exact(totals.noContractPaid)} went to ${counted(totals.noContract, 'tool')} without a contract${afterEndWords(totals, money)}`] : []), // prettier-ignore
    ...(totals.noPayments > 0 ? [`${counted(totals.noPayments, 'contract')} ${plural(totals.noPayments, 'has', 'have')} no payments`] : []), // prettier-ignore
    ...(doubledElse >= 0.5 ? [`${money.exact(doubledElse)}${totals.differs === 0 ? '' : ' of what others were paid'} was likely paid twice`] : []), // prettier-ignore
    ...(totals.due >= 0.5 ? [`${money.exact(totals.due)} of what counts as paid is billed and still due`] : []),
  ]
  const tail = rest.length === 0 ? '' : `; ${listed(rest)}`
  if (compared === 0) return { figure: 'No contract', words: ` can be held against its payments${tail}` }
  if (totals.differs === 0)
    return { figure: compared === 1 ? 'The one contract' : `All ${count(compared)} contracts`, words: ` ${plural(compared, 'is', 'are')} paid as stated${within}${tail}` } // prettier-ignore
  const by = Math.abs(more) < 0.5 ? '' : `, ${money.exact(Math.abs(more))} ${more > 0 ? 'more' : 'less'} in all`
  const twice = twiceWords(totals, money)
  return {
    figure: `${count(totals.differs)} of ${counted(compared, 'contract')}`,
    words: ` ${plural(totals.differs, 'is', 'are')} paid otherwise${tolerance === 0 ? '' : ` by more than ${count(tolerance)}\u00a0%`}${by}${twice}${tail}`,
  }
}

/** `3 of 9 tools`, and what follows it: which of them were paid more than in the twelve months before. `most`: the first of those. */
export function roseWords(
  { rose, roseBy, paidBeforeKnown: known, paidChange }: Totals,
  most: { tool: string; paidChange: number | null } | undefined,
  money: Pick<Money, 'exact'>,
): { figure: string; words: string } {
  if (known === 0) return { figure: 'Not known', words: ': no tool has payments of the twelve months before' }
  const together = known === 1 || Math.abs(paidChange) < 0.5 ? '' : `; all ${count(known)} together ${money.exact(Math.abs(paidChange))} ${paidChange > 0 ? 'more' : 'less'}` // prettier-ignore
  if (rose === 0 || !most) return { figure: `None of ${counted(known, 'tool')}`, words: ` was paid more than in the twelve months before${together}` } // prettier-ignore
  const by = rose === 1 ? `: ${inSentence(most.tool)}` : ` in all, ${inSentence(most.tool)} most (${money.exact(most.paidChange ?? 0)})` // prettier-ignore
  return {
    figure: `${count(rose)} of ${counted(known, 'tool')}`,
    words: ` ${plural(rose, 'was', 'were')} paid more than in the twelve months before, ${money.exact(roseBy)} more${by}${together}`,
  }
}
