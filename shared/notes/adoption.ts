/** Where the first days of tools come from, and what that says of when they were adopted. */

import { listed } from '../text/figures.ts'

/** Whether a column of starts is named as that of a contract or its term. */
export const isTermColumn = (name: string): boolean =>
  /contract|contrat|vertrag|term\b|laufzeit|looptijd|subscription|suscripci|assinatura|abonnement|abbonamento|licen[cs]e|renew/i.test(
    name,
  ) && !/original|first|adopt/i.test(name)

/** Active tools by where their first day comes from. */
export interface StartSource {
  /** null = nobody says it. */
  by: 'list' | 'hand' | 'payments' | null
  /** Of a list: its column. */
  column: string | null
  tools: number
}

/** One sentence; null where no tool has a first day. */
export function adoptionSentence(starts: readonly StartSource[]): string | null {
  const known = starts.filter(({ by }) => by !== null)
  if (known.length === 0) return null
  const parts = known.map(({ by, column, tools }) => {
    const source = by === 'payments' ? 'the first charge' : by === 'hand' ? 'what was typed by hand' : column === null ? 'a list or snapshot' : `“${column}” of a list` // prettier-ignore
    return `${source} (${tools} ${tools === 1 ? 'tool' : 'tools'})`
  })
  const terms = known.flatMap(({ column }) => (column !== null && isTermColumn(column) ? [`“${column}”`] : []))
  const doubt = terms.length === 0 ? '' : ` ${terms.join(' and ')} may be the start of the current term only: tools were then in use before, and come later here than they did.` // prettier-ignore
  return `When tools were adopted is taken from ${listed(parts)}.${doubt}`
}
