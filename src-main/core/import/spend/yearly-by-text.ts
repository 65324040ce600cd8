/** A single charge whose text says that it is for a year. More charges show a rhythm, and no text is asked. */
import type { Payment } from './read-payments.ts'

const forYear =
  /(?<!\p{L})(?:annual(?:ly)?|yearly|per year|(?:12|twelve)[ -]months?|1[ -]year|one[ -]year|j[aä]hrlich\p{L}*|jahres(?:abo|abonnement|lizenz|beitrag|geb[uü]hr|vertrag|rechnung|paket|plan)?|jaarlijks\p{L}*|annuel(?:le)?(?:ment)?|anual(?:mente)?|annuale)(?!\p{L})/iu

/** What says of something else that it comes each year. */
const otherwise =
  /(?<!\p{L})(?:annual|yearly) (?:party|dinner|meeting|conference|general|event|audit|report|fee)(?!\p{L})/iu

/** The text; null = it does not say so. */
export function yearlyText({ extra }: Pick<Payment, 'extra'>): string | null {
  return (
    Object.values(extra)
      .find((text) => forYear.test(text) && !otherwise.test(text))
      ?.trim() ?? null
  )
}
