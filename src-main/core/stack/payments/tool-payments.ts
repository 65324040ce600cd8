/** Every stored payment behind an entry of the inventory: what counts, and what does not and why. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import { listed, percent } from '../../../../shared/text/figures.ts'
import { type PaymentPair, type PaymentRef, refKey, refWords } from '../../../../shared/stack/payment-pairs.ts'
import { type ToolPayment, type ToolPayments, withVatColumn } from '../../../../shared/stack/payments.ts'
import { doubledCharges, payeeKey, refundedCharges } from '../../import/spend/collapse.ts'
import { refsOf } from '../../import/spend/mark-pairs.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { Settled } from '../../import/spend/settled.ts'
import { inOrder } from '../../import/spend/together.ts'
import type { ReadDb } from '../../workspace/db.ts'
import type { NameOfPayee } from '../names/also-called.ts'
import { type LeavesOut, leftOutBy } from '../left-out.ts'
import { fileNames, type PaidEntry, paidInOne, type PaidExport, readPaidEntries } from './paid-entry.ts'
import { paidYear } from './paid-year.ts'
import type { RatesOf } from '../rates.ts'
import { paidBothWays } from './same-charge.ts'
import { billsSentence, type OwnBills } from './split-payments.ts'
import { vatTakenOff } from './vat-included.ts'
import { vatSentences } from '../../../../shared/notes/vat.ts'

/** Throws NOT_FOUND. */
export function paymentsOf(
  db: ReadDb,
  config: LeavesOut & RatesOf & Pick<WorkspaceConfig, 'paymentPairs'>,
  id: number,
  asOf: string,
): ToolPayments {
  const { entries, nameOf, ledgers } = readPaidEntries(db, config)
  const found = entries.find(({ entry }) => entry.id === id)
  if (!found) throw new AppError('NOT_FOUND', `There is no tool number ${id} in the inventory.`)
  const by = leftOutBy(config)(found.entry)
  const out =
    by && `Left out as no software (${by.by === 'payee' ? 'excludePayees' : 'excludePaymentCategories'} "${by.entry}").`
  const files = fileNames(db)
  const both = paidBothWays(found.exports.map(({ payments, elsewhere }) => ({ payments: payments.filter((each) => !elsewhere.has(each)) }))) // prettier-ignore
  const keys = new Map([...ledgers].map(([key, ledger]) => [ledger, key]))
  const refs = new Map(found.exports.flatMap(({ ledger, key }) => [...refsOf(keys.get(ledger)!, inOrder([...ledger.paid().importIds.keys()].filter((each) => payeeKey(each, nameOf) === key)))])) // prettier-ignore
  const payments = found.exports.flatMap((each) => listedOf(each, found.bills, { nameOf, files, out, both, refs, pairs: config.paymentPairs })) // prettier-ignore
  return {
    id,
    tool: found.entry.tool.name,
    payments: payments.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    year: out === null ? paidYear(paidInOne(found, config), asOf, config) : null,
    notes: [
      ...shareNotes(found),
      ...vatSentences(
        vatTakenOff(found.exports.flatMap(({ payments, whole }) => payments.map((each) => whole.get(each) ?? each))),
      ),
      ...(found.exports.some(({ ledger }) => !ledger.isWhole)
        ? ['Files of this kind were imported by a version that kept no payments: those of them are not here. Undo those imports and import their files again to see them.'] // prettier-ignore
        : []),
    ],
  }
}

/** A sentence where the payments are for other tools too. */
const shareNotes = ({ share, bills }: Pick<PaidEntry, 'share' | 'bills'>): string[] =>
  bills !== null ? [billsSentence(bills)] : share === null ? [] : [`The payments are for ${listed(share.others)} too: ${percent(share.of)} of them count here, its share ${share.isGiven ? 'as somebody gave it' : 'of what all of them cost'}.`] // prettier-ignore

interface Known {
  nameOf: NameOfPayee
  files: ReadonlyMap<number, string>
  /** Why the whole entry is left out; null = it counts. */
  out: string | null
  both: ReadonlyMap<Payment, Payment>
  refs: ReadonlyMap<Payment, PaymentRef>
  pairs: readonly PaymentPair[]
}

/** What a person said of a payment that counts. */
const settledWords = ({ instead, two, again }: Settled): string | null =>
  [
    ...instead.map((ref) => `Counts in place of ${refWords(ref)}, which is the same money as somebody said.`),
    ...two.map((ref) =>
      again !== null && refKey(again) === refKey(ref)
        ? `Paid twice, as somebody said: ${refWords(ref)} was for the same. To be claimed back.`
        : `Paid beside ${refWords(ref)}, as somebody said: both count.`,
    ),
  ].join(' ') || null

function listedOf(
  { ledger, key, tool, payments: counting, elsewhere, whole }: PaidExport,
  bills: OwnBills | null,
  { nameOf, files, out, both, refs, pairs }: Known,
): ToolPayment[] {
  const payments = counting.map((payment) => whole.get(payment) ?? payment)
  const own = new Set(payments)
  const { repeats, importIds } = ledger.paid()
  const taken = refundedCharges(payments)
  const doubled = doubledCharges({ tool, payments: [...payments] })
  const backOn = new Map([...taken].map(([refund, charge]) => [charge, refund.date]))
  const whyOut = (payment: Payment): string | null => {
    const other = repeats.get(payment)
    if (other !== undefined) return `In ${files.get(importIds.get(other)!) ?? 'another file'} too, which counts.`
    if (out !== null) return out
    const one = payment.settled?.one
    if (one) return `The same money as ${refWords(one)}, as somebody said: that counts.`
    const left = ledger.outBy(payment)
    if (left) return `Left out as no software, as its category is ${left.category} (excludePayeeCategories).`
    const owner = own.has(payment) ? undefined : bills?.of.get(payment)
    if (owner) return `A bill for ${owner.name}, told by its amount.`
    if (!own.has(payment) && bills !== null && payment.amount > 0) return `For ${listed(bills.others)}.`
    if (!own.has(payment)) return 'Money came in, and nothing was paid to this payee.'
    const counting = elsewhere.get(payment)?.files.at(-1)
    return counting === undefined
      ? null
      : `Charged in ${files.get(counting.importId) ?? 'another export'} as well, which was charged last and counts.`
  }
  return ledger.files.flatMap(({ importId, payments: all }) =>
    all
      .filter((payment) => payeeKey(payment, nameOf) === key)
      .map((payment): ToolPayment => {
        const { date, vendor: payee, amount, currency, line, extra } = payment
        const why = whyOut(payment)
        const came = backOn.get(payment)
        const back = taken.get(payment)
        const first = doubled.get(payment)?.first
        const other = both.get(payment)
        const ref = refs.get(payment) ?? null
        const own = ref === null ? [] : pairs.filter((pair) => [pair.payment, pair.other].some((each) => refKey(each) === refKey(ref))) // prettier-ignore
        const repeated = why === null ? (first ?? other) : undefined
        return {
          date,
          payee,
          amount,
          currency,
          file: files.get(importId) ?? '',
          line,
          export: ledger.title,
          kind: why !== null ? 'left out' : amount > 0 ? 'charge' : 'refund',
          ref,
          repeats: (repeated && refs.get(repeated)) ?? null,
          pairs: own,
          extra: payment.vat ? { ...extra, [withVatColumn]: String(payment.vat.amount) } : extra,
          why:
            why ??
            (came
              ? `Came back on ${came}.`
              : back
                ? `Takes back the charge of ${back.date}.`
                : first
                  ? `Likely a double charge: line ${first.line}${first.date === date ? '' : ` of ${first.date}`} has it already.`
                  : other
                    ? `Paid on ${other.date} another way, as well: paid twice, or written down in both.`
                    : payment.settled
                      ? settledWords(payment.settled)
                      : null),
        }
      }),
  )
}
