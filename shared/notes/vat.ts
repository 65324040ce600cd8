/** VAT that was taken off what was paid, in words. */
import { z } from 'zod'
import { counted, decimals, listedUpTo } from '../text/figures.ts'

/** `rate` in per cent, or the `column` that says it of each row; payees as the files write them; `amount`: what the payments come to less. */
export const vatTakenOff = z.array(
  z.object({ rate: z.number().nullable(), column: z.string().nullable(), currency: z.string(), payees: z.array(z.string()), payments: z.number(), amount: z.number() }), // prettier-ignore
)
export type VatTakenOff = z.output<typeof vatTakenOff>[number]

/** How many payees are named. */
const mostNamed = 5

/** Sentences, one of each rate. */
export const vatSentences = (off: readonly VatTakenOff[]): string[] =>
  off.map(
    ({ rate, column, currency, payees, payments, amount }) =>
      `${column === null ? `Without ${rate} % VAT` : `Without VAT, as “${column}” says of each row`}: ${counted(payments, 'payment')} to ${listedUpTo(mostNamed, payees)} ${payments === 1 ? 'counts' : 'count'} ${decimals(amount, 2)} ${currency} less than charged (vatIncluded in the configuration).`,
  )
