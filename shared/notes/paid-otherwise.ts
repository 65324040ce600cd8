/** A cost that a list or a person says, and what payments come to instead. */
export interface PaidOtherwise {
  /** The first day on which that was charged. */
  since: string
  /** What payments come to a year, and what is said. */
  annualCost: number
  said: number
  by: 'list' | 'hand'
  currency: string
  /** That would take it over, in the billing period of what is said. */
  price: PaidPrice
  /** What is said for the days before, with what was paid beside it then too; null = nothing was. */
  earlier: { cost: number | null; prices: PaidPrice[] } | null
}

export interface PaidPrice {
  from: string
  cost: number | null
  currency: string | null
  billingPeriod: 'month' | 'quarter' | 'year' | 'once'
}

/** `money` writes an amount, `date` a day. */
export const paidOtherwiseSentence = (
  { since, annualCost, said, by, currency }: PaidOtherwise,
  money: (amount: number, currency: string) => string,
  date: (day: string) => string,
): string =>
  `Payments since ${date(since)} come to ${money(annualCost, currency)} a year; ${by === 'list' ? 'the list says' : 'what was typed says'} ${money(said, currency)}.` // prettier-ignore

/** Dated prices with the one that takes over what payments come to. */
export const withPaidPrice = <P extends { from: string }>(prices: readonly P[], price: P): P[] =>
  [...prices.filter(({ from }) => from !== price.from), price].sort((a, b) => (a.from < b.from ? -1 : 1))
