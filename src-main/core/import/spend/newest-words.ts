/**
 * A payment with an id of its own is one payment, whatever an export says of it: what was put under another category, or settled at
 * another amount, is in a later export with other words. Those of the export that goes on longest hold, whichever was imported first;
 * of two that end on one day, those of the one imported last.
 */
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { knownHeadingKey } from '../columns/heading-key.ts'
import type { Payment } from './read-payments.ts'
import type { PaidFile } from './together.ts'

/** Not `ID` alone nor `Reference`: lists number their rows so, and bills their orders. */
const idName = /^(expense|transaction|payment|purchase|entry|charge|unique|spend|transaktions|buchungs|zahlungs|transactie)_?(id|uuid|guid)$|^(uuid|guid)$|^id_(de_)?(la_)?(transaction|depense|paiement|transaccion|gasto|transazione|transacao)$/ // prettier-ignore
const isIdColumn = (column: string): boolean => idName.test(knownHeadingKey(column))

/** Shorter ones are numbers of rows, which begin anew in each export. */
const shortestId = 6

/** null = it says none. */
const idOf = ({ extra }: Payment): string | null =>
  Object.entries(extra).find(([column, value]) => value.length >= shortestId && isIdColumn(column))?.[1] ?? null

/** By id: those that are on one row of the file only. The parts of a payment that is split over rows share its id. */
function byId({ payments }: PaidFile): Map<string, Payment> {
  const rows = Map.groupBy(payments, idOf)
  return new Map([...rows].flatMap(([id, [payment, ...more]]) => (id === null || more.length > 0 ? [] : [[id, payment!] as const]))) // prettier-ignore
}

const lastDay = ({ payments }: PaidFile): string => payments.reduce((last, { date }) => (date > last ? date : last), '')

/** Ids may be of an export alone: of one payment two exports agree on most. */
function agree(a: Payment, b: Payment): boolean {
  const isSame = [a.vendor.toLowerCase() === b.vendor.toLowerCase(), a.date === b.date, a.amount === b.amount]
  return a.currency === b.currency && isSame.filter(Boolean).length >= 2
}

/** The files, each payment with the words of the newest that has it. */
export function withNewestWords(files: readonly PaidFile[]): readonly PaidFile[] {
  if (files.length < 2) return files
  const ids = new Map(files.map((file) => [file, byId(file)]))
  const order = new Map(files.map((file, at) => [file, `${lastDay(file)} ${String(at).padStart(6, '0')}`]))
  const newest = new Map<string, Payment>()
  for (const file of files.toSorted((a, b) => (order.get(a)! < order.get(b)! ? -1 : 1)))
    for (const [id, payment] of ids.get(file)!) newest.set(id, payment)
  return files.map((file) => {
    const own = ids.get(file)!
    if (own.size === 0) return file
    const payments = file.payments.map((payment) => {
      const id = idOf(payment)
      const said = id !== null && own.get(id) === payment ? newest.get(id)! : payment
      return said === payment || !agree(said, payment) ? payment : { ...said, line: payment.line }
    })
    return { ...file, payments }
  })
}

const shownReworded = 10

/** What of a payment another export may say in other words. */
const words = ['vendor', 'date', 'amount', 'category', 'team', 'owner'] as const satisfies readonly (keyof Payment)[]

/** A sentence about payments that the last of the files and those before it have in other words. */
export function rewordedNote(files: readonly PaidFile[]): string[] {
  const own = files.at(-1)
  if (own === undefined) return []
  const worded = withNewestWords(files)
  const before = files.slice(0, -1).map(byId)
  const named = [...byId(own)].flatMap(([id, payment]) => {
    const other = before.flatMap((each) => each.get(id) ?? []).at(-1)
    const changed = other && agree(other, payment) ? words.filter((word) => other[word] !== payment[word]) : []
    if (changed.length === 0) return []
    const counts = worded.at(-1)!.payments.find(({ line }) => line === payment.line)!
    return [`${counts.vendor} ${counts.date} ${counts.amount.toFixed(2)} ${counts.currency} (${changed.map((word) => `${word === 'vendor' ? 'payee' : word} ${String(counts[word]) || 'none'}`).join(', ')})`] // prettier-ignore
  })
  if (named.length === 0) return []
  return [noteUpTo(shownReworded, named, eachBelow, (these) => `${counted(named.length, 'payment')} ${named.length === 1 ? 'is' : 'are'} in an earlier file in other words, by ${named.length === 1 ? 'its' : 'their'} id, and ${named.length === 1 ? 'counts' : 'count'} once, as the export that goes on longest says: ${these}.`)] // prettier-ignore
}
