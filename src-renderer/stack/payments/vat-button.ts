/** Whose payments of a tool have VAT in them, or had some that was taken off, and what was said of it for their kinds of export. */
import type { VatIncluded } from '../../../shared/config.ts'
import type { VatGiven } from '../../../shared/import.ts'
import { type ToolPayment, type ToolPayments, withVatColumn } from '../../../shared/stack/payments.ts'

export interface VatOffer {
  /** In per cent; 0 = what is taken off is to be in it again. */
  rate: number
  entries: VatIncluded[]
}

/** null = nothing speaks of VAT. */
export function vatOffer({ payments, year }: Pick<ToolPayments, 'payments' | 'year'>): VatOffer | null {
  const counted = payments.filter(({ kind }) => kind !== 'left out')
  const without = counted.filter(({ extra }) => extra[withVatColumn] !== undefined)
  if (without.length > 0) return { rate: 0, entries: entriesOf(without, 0) }
  const rate = year?.likelyVat ?? null
  return rate === null ? null : { rate, entries: entriesOf(counted, rate) }
}

const entriesOf = (payments: readonly ToolPayment[], rate: number): VatIncluded[] =>
  [...Map.groupBy(payments, ({ ref }) => ref?.export)].flatMap(([kind, own]) =>
    kind === undefined ? [] : [{ rate, export: kind, payees: [...new Set(own.map(({ payee }) => payee))] }],
  )

/** A kind of export of which VAT was said. */
export interface VatKind {
  export: string
  /** As people call it. */
  title: string
  given: VatGiven[]
}

/** Of the kinds that the payments are in, and of all of them, those of which VAT was said. */
export function vatKinds(payments: readonly ToolPayment[], entries: readonly VatIncluded[]): VatKind[] {
  const titles = new Map(payments.flatMap(({ ref, export: title }) => (ref === null ? [] : [[ref.export, title] as const]))) // prettier-ignore
  return [...Map.groupBy(entries, (each) => each.export)].flatMap(([kind, own]) => {
    const title = kind === '' ? 'all exports' : titles.get(kind)
    return title === undefined ? [] : [{ export: kind, title, given: own.map(({ export: _, ...each }) => each) }]
  })
}
