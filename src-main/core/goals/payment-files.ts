/** Files of payments whose source has what was given back in a file of its own. */
import { minorPerUnit } from '../import/columns/minor-units.ts'
import type { ReadDb } from '../workspace/db.ts'
import { parseProperties, type Properties } from './properties.ts'

/** What was given back of an amount, by files of one source. */
export interface RefundsApart {
  /** How many of the units that an amount stands in make one of its currency. */
  perUnit: (event: number, currency: string) => number
  /**
   * In the currency of its payment: what comes off `whole`, the amount, beside `back`, which is taken off it already; 0 where
   * nothing does, NaN where something was given back, and how much of the amount is not known.
   */
  refunded: (event: number, properties: Properties, whole: number, back: number) => number
}

export interface PaymentFile {
  first: number
  last: number
  /** The property that the import took for the amount. */
  column: string
  /** Properties are as in the file, of which the amount is read in units. */
  isMinor: boolean
}

type Written = (properties: Properties, column: string) => number

/** `written`: what a row's amount comes to in the units of its file. */
export function paymentFiles(db: ReadDb, format: string, written: Written): PaymentFile[] {
  const imports = db
    .prepare(
      `SELECT format, first_event_id AS first, last_event_id AS last, mapping ->> '$.value' AS column FROM import
       WHERE first_event_id IS NOT NULL AND mapping ->> '$.value' IS NOT NULL`,
    )
    .all() as (Omit<PaymentFile, 'isMinor'> & { format: string })[]
  return imports
    .filter((file) => file.format.split(', ').includes(format))
    .map((file) => ({ ...file, isMinor: isMinor(db, file, written) }))
}

export const fileOf = <File extends Pick<PaymentFile, 'first' | 'last'>>(
  files: readonly File[],
  event: number,
): File | undefined => files.find(({ first, last }) => event >= first && event <= last)

/** As the format has decided for all of a file: the amount is what its column says, or so many times less. */
function isMinor(db: ReadDb, { first, last, column }: Omit<PaymentFile, 'isMinor'>, written: Written): boolean {
  const rows = db
    .prepare(
      `SELECT value, currency, properties FROM event_detail WHERE event_id BETWEEN ? AND ? AND value <> 0 AND properties IS NOT NULL`,
    )
    .raw()
    .iterate(first, last) as Iterable<[number, string | null, string]>
  for (const [value, currency, json] of rows) {
    const per = minorPerUnit(currency)
    const amount = Math.abs(written(parseProperties(json), column))
    if (per > 1 && !Number.isNaN(amount)) return Math.abs(amount - value * per) < Math.abs(amount - value)
  }
  return false
}
