/** VAT in amounts (`vatIncluded`), said of a kind of export or of some payees of it: what is written down of them. */
import type { VatIncluded } from '../config.ts'

const payeeText = (payee: string): string => payee.trim().toLowerCase()

/** The same entries with `rate` for the payees, 0 = none is in theirs. An entry that names nobody, which is of all, stays. */
export function withVatOfPayees(
  entries: readonly VatIncluded[],
  { export: kind, payees, rate }: VatIncluded,
): VatIncluded[] {
  const gone = new Set(payees.map(payeeText))
  const others = entries.flatMap((each): VatIncluded[] => {
    if (each.export !== kind || each.payees.length === 0) return [each]
    const left = each.payees.filter((payee) => !gone.has(payeeText(payee)))
    return left.length === 0 ? [] : [{ ...each, payees: left }]
  })
  const at = others.findIndex((each) => each.export === kind && each.rate === rate && each.payees.length > 0)
  if (at >= 0) return others.with(at, { ...others[at]!, payees: [...others[at]!.payees, ...payees] })
  // Of 0 per cent only where another entry would take some off.
  const isOfAll = others.some(
    (each) => (each.rate > 0 || each.column !== undefined) && (each.export === kind || each.export === ''),
  )
  return rate === 0 && !isOfAll ? others : [...others, { rate, payees: [...payees], export: kind }]
}

/** The entries with those that are given for a kind of export in place of what was said of it before. */
export const withVatOf = (
  entries: readonly VatIncluded[],
  kind: string,
  given: readonly Omit<VatIncluded, 'export'>[],
): VatIncluded[] => [
  ...entries.filter((each) => each.export !== kind),
  ...given
    .filter(({ rate, payees, column }) => rate > 0 || payees.length > 0 || column !== undefined)
    .map((each) => ({ ...each, export: kind })),
]
