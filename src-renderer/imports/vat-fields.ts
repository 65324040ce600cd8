/** Rates of VAT with their payees, as they are typed. */
import type { VatGiven } from '../../shared/import.ts'

export interface VatRow {
  rate: string
  /** One a line, or with semicolons. */
  payees: string
}

export const emptyRow: VatRow = { rate: '', payees: '' }

export const rowsAtFirst = (given: readonly VatGiven[]): VatRow[] =>
  given.length === 0 ? [emptyRow] : given.map(({ rate, payees }) => ({ rate: String(rate), payees: payees.join('\n') }))

interface ReadVat {
  given: VatGiven[]
  /** By row; null = it is right. */
  wrong: (string | null)[]
}

/** A row without a rate and payees says nothing, and so does one of no VAT for all. */
export function readVat(rows: readonly VatRow[]): ReadVat {
  const read = rows.map(({ rate, payees }) => ({
    rate: rate.trim() === '' ? 0 : Number(rate.trim().replace(/\s*%$/, '').replace(',', '.')),
    payees: payees.split(/[\n;]/).map((each) => each.trim()).filter((each) => each !== ''),
  })) // prettier-ignore
  const given = read.filter(({ rate, payees }) => rate !== 0 || payees.length > 0)
  const seen = new Set<string>()
  const wrong = read.map(({ rate, payees }, at): string | null => {
    if (!(rate >= 0 && rate <= 100)) return 'A number from 0 to 100.'
    if (rate === 0 && payees.length === 0) return null
    if (payees.length > 0 && rows[at]!.rate.trim() === '') return 'A rate for these payees; 0 for none.'
    const keys = payees.length === 0 ? [''] : payees.map((payee) => payee.toLowerCase())
    const twice = keys.findIndex((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    if (twice < 0) return null
    return payees.length === 0 ? 'Another rate is for all payees already: name those of this one.' : `${payees[twice]!} has another rate already.` // prettier-ignore
  })
  return { given, wrong }
}
