/** Amounts in the smallest unit of their currency, as the name of their column says: `Plan Amount (in cents)`, `amount_cents`, `Betrag in Cent`. */
import { withoutAccents } from '../../../../shared/text/without-accents.ts'

/** Currencies without a smaller unit, and those with a thousandth (Stripe's list). */
const whole = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' '))
const thousandths = new Set('bhd jod kwd omr tnd'.split(' '))

/** How many of them make one of the currency; of an unknown one, as of most. */
export function minorPerUnit(currency: string | null): number {
  const code = currency?.trim().toLowerCase() ?? ''
  return whole.has(code) ? 1 : thousandths.has(code) ? 1000 : 100
}

const cents = /[\s_\-([]*(?:\bin[\s_-]+)?(?<![a-z])(?:cents?|pence|penn(?:y|ies)|centimes?|centimos?|centavos?|centesim[io]|eurocents?|minor[\s_-]?units?)(?![a-z])[)\]\s]*/i // prettier-ignore

/** The name without what says so; null where nothing does. Of a share (`per cent`) no amount is. */
export function withoutMinorUnit(column: string): string | null {
  const plain = withoutAccents(column).replace(/([a-z])([A-Z])/g, '$1_$2')
  if (/per[\s_-]?cent/i.test(plain) || !cents.test(plain)) return null
  return plain
    .replace(cents, ' ')
    .replace(/[\s_-]+in\s*$/i, '')
    .trim()
}

/** What is read of such a column, as a sentence; null = its amounts are in units of the currency. */
export function minorUnitNote(column: string | undefined): string | null {
  if (column === undefined || withoutMinorUnit(column) === null) return null
  return `The name of "${column}" says that its amounts are in cents, so 1999 is read as 19.99; those of currencies without cents, such as JPY, stay as they are.`
}
