/** Which teams pay for what is charged to the cards or departments of several. */
import type { Payment } from './read-payments.ts'
import { dayNumber } from './together.ts'

type Paid = Pick<Payment, 'date' | 'amount' | 'team'>

/** A team that paid once or twice, or next to nothing, does not share. */
const leastCharges = 3
const leastShare = 0.1

/**
 * `Engineering 60%; Sales 40%`, by what each paid in the twelve months to the last charge, the largest first; null where not two
 * of them share. `charges`: of one currency.
 */
export function teamsByShare(charges: readonly Paid[]): string | null {
  const last = Math.max(...charges.map(({ date }) => dayNumber(date)))
  const recent = charges.filter(({ date, team, amount }) => team !== '' && amount > 0 && last - dayNumber(date) < 365)
  const total = sumOf(recent)
  const sharing = [...Map.groupBy(recent, ({ team }) => team)]
    .map(([team, own]) => ({ team, times: own.length, share: sumOf(own) / total }))
    .filter(({ times, share }) => times >= leastCharges && share >= leastShare)
    .toSorted((a, b) => b.share - a.share || (a.team < b.team ? -1 : 1))
  // Several in a cell have shares already.
  if (sharing.length < 2 || sharing.some(({ team }) => team.includes(';'))) return null
  return sharing.map(({ team, share }) => `${team} ${Math.round(share * 100)}%`).join('; ')
}

const sumOf = (charges: readonly Paid[]): number => charges.reduce((sum, { amount }) => sum + amount, 0)
