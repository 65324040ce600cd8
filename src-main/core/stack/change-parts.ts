/**
 * What makes a cost another than the one before, of one tool.
 *
 * What a tool costs in a period is its price a year × the years it is paid for: P·y, with y = u·Y for the part u of a
 * period that is Y years long. Between two periods the length changes first, at the old price and use, then the use at
 * the old price, then the price:
 *
 *   P′y′ − Py = Pu(Y′ − Y) + P(u′ − u)Y′ + (P′ − P)y′
 *
 * A year is a calendar year, so a leap year is as long as any other. A tool in use in one of the periods only was added
 * or removed as a whole, and so is what is paid once. Where bills are in several currencies the last term is a change of
 * currency, since amounts in two currencies are no price change, and of what is billed by use, another amount each month, one
 * of use. Where payments have what was charged before it was converted, what the exchange makes of it is currency, too: all of the
 * last term where what was charged stayed as it was.
 */
import type { Spend } from './in-use.ts'

export type ChangeKind = 'price' | 'use' | 'added' | 'removed' | 'currency' | 'length' | 'known'
export type ChangeParts = Record<ChangeKind, number | null>

/** null = not in use, or unknown on all of its days. */
export const amountOf = (spend: Spend | null): number | null => (spend?.isAnyKnown ? spend.once + spend.billed : null)

/** Of a tool that is charged in another currency than it is booked in. */
export interface Exchange {
  /** What a unit of it took in the later period ÷ in the earlier one. */
  factor: number
  /** What was charged in it did not change. */
  isSamePrice: boolean
}

const nothing: ChangeParts = { price: 0, use: 0, added: 0, removed: 0, currency: 0, length: 0, known: 0 }

export function changeParts(
  old: Spend | null,
  now: Spend | null,
  lengths: { before: number; after: number },
  inOneCurrency: 'price' | 'use',
  exchange?: Exchange,
): ChangeParts {
  if (old === null) return { ...nothing, added: amountOf(now) }
  if (now === null) return { ...nothing, removed: negative(amountOf(old)) }
  if (!old.isKnown || !now.isKnown) {
    const [was, is] = [amountOf(old), amountOf(now)]
    return { ...nothing, known: was === null && is === null ? null : (is ?? 0) - (was ?? 0) }
  }
  const once = { added: now.once, removed: negative(old.once)! }
  // Without a bill in one of the periods there is no price to compare.
  if (old.years === 0 || now.years === 0)
    return { ...nothing, added: once.added + now.billed, removed: once.removed - old.billed }
  const price = old.billed / old.years
  const same = old.years * (lengths.after / lengths.before)
  const use = price * exact(now.years - same)
  const rest = now.billed - price * now.years
  const restOf = (left: number): Partial<ChangeParts> => {
    if (!isOneCurrency) return { currency: left }
    if (exchange === undefined || left === 0) return { [inOneCurrency]: left }
    const currency = exchange.isSamePrice ? left : now.billed * (1 - 1 / exchange.factor)
    return { currency, [inOneCurrency]: left - currency }
  }
  const isOneCurrency = new Set([...old.currencies, ...now.currencies]).size === 1
  return {
    ...nothing,
    added: once.added + Math.max(0, use),
    removed: once.removed + Math.min(0, use),
    length: price * exact(same - old.years),
    ...restOf(Math.abs(rest) < 1e-9 * Math.max(1, now.billed) ? 0 : rest),
  }
}

const negative = (amount: number | null): number | null => (amount === null ? null : amount === 0 ? 0 : -amount)

/** Differences of times that are nothing but the last digits of floating-point numbers: a thousandth of a second a year. */
const exact = (years: number): number => (Math.abs(years) < 3e-11 ? 0 : years)
