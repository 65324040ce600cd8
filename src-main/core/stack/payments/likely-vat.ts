/** That what was paid is what the contract states with VAT, which ledgers of bill totals have in their amounts. */
import { inCents } from '../../../../shared/text/csv.ts'
import { percent } from '../../../../shared/text/figures.ts'

/** Standard rates of VAT in Europe. */
const rates = [0.081, 0.17, 0.19, 0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.255, 0.27]

/** Of what is stated: cents that are rounded at each charge. */
const near = 0.0002

export interface LikelyVat {
  /** In per cent. */
  rate: number
  /** A sentence. */
  said: string
}

/** null = it is no rate of VAT more. `now`: where a price changed on the way, what was charged a year at least and in the end, and what is stated in the end. */
export function likelyVat(paid: number, stated: number, now: Now | null = null): LikelyVat | null {
  const whole = rateIn(paid, stated)
  const rate = whole ?? (now && rateNow(now))
  if (rate === null) return null
  const what = whole === null ? 'What is charged now is' : 'That is'
  return {
    rate: inCents(rate * 100),
    said: `${what} exactly ${percent(rate)} more: likely VAT, which the contract leaves out. Payments of its payee can count without it (vatIncluded in the configuration).`,
  }
}

export interface Now {
  least: number
  last: number
  stated: number
}

/** A price that rose by as much was about what is stated before. */
function rateNow({ least, last, stated }: Now): number | null {
  const rate = rateIn(last, stated)
  return rate !== null && least > stated * (1 + rate / 2) ? rate : null
}

const rateIn = (paid: number, stated: number): number | null =>
  stated <= 0 ? null : (rates.find((each) => Math.abs(paid / stated - 1 - each) <= near) ?? null)
