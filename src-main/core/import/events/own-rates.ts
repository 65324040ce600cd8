/**
 * Exchange rates that stand beside the amounts of a source, one for each. They are to the currency of its books, in which they are 1;
 * where the workspace counts in that one, an amount counts at its own rate and needs none of the workspace.
 */
import { fileOf } from '../../goals/payment-files.ts'
import { numberIn } from '../../goals/number-in.ts'
import { inColumn, parseProperties, type Properties } from '../../goals/properties.ts'
import { eventFormats } from '../formats/index.ts'
import type { ReadDb } from '../../workspace/db.ts'

interface RatedFile {
  id: number
  first: number
  last: number
  format: string
  column: string
}

/** The rate from the currency of an event to `currency`; NaN where nothing beside it says one. */
export type OwnRate = (event: number, properties: Properties) => number

/** So many amounts in the currency of the books tell that it is. */
const looked = 200

const columns = new Map(eventFormats.flatMap(({ id, exchangeRate }) => (exchangeRate === undefined ? [] : [[id, exchangeRate] as const]))) // prettier-ignore

const ratedFiles = (db: ReadDb): RatedFile[] =>
  (
    db
      .prepare(
        `SELECT id, format, first_event_id AS first, last_event_id AS last FROM import WHERE first_event_id IS NOT NULL`,
      )
      .all() as Omit<RatedFile, 'column'>[]
  ).flatMap((file) => {
    const format = file.format.split(', ').find((id) => columns.has(id))
    return format === undefined ? [] : [{ ...file, format, column: columns.get(format)! }]
  })

export function ownRates(db: ReadDb, currency: string): OwnRate {
  const files = ratedFiles(db)
  const verdicts = new Map<RatedFile, boolean>()
  const isInBooks = (file: RatedFile): boolean => {
    let verdict = verdicts.get(file)
    if (verdict === undefined) {
      // A file that is all in other currencies is of the same books as the others of its source.
      verdict = isBase(db, file, currency) ?? files.some((each) => isBase(db, each, currency) === true)
      verdicts.set(file, verdict)
    }
    return verdict
  }
  return (event, properties) => {
    const file = fileOf(files, event)
    if (file === undefined) return NaN
    const rate = rateIn(properties, file.column)
    return rate > 0 && isInBooks(file) ? rate : NaN
  }
}

/** Of an import, how many amounts of which other currency have such a rate. */
export function ratedAmounts(db: ReadDb, importId: number, currency: string): Map<string, number> {
  const counts = new Map<string, number>()
  const file = ratedFiles(db).find(({ id }) => id === importId)
  if (file === undefined) return counts
  const rateOf = ownRates(db, currency)
  const rows = db
    .prepare(
      `SELECT event_id, upper(trim(currency)), properties FROM event_detail
       WHERE event_id BETWEEN ? AND ? AND value IS NOT NULL AND currency IS NOT NULL AND properties IS NOT NULL`,
    )
    .raw()
    .iterate(file.first, file.last) as Iterable<[number, string, string]>
  for (const [event, code, json] of rows)
    if (code !== currency && rateOf(event, parseProperties(json)) > 0) counts.set(code, (counts.get(code) ?? 0) + 1) // prettier-ignore
  return counts
}

const rateIn = (properties: Properties, column: string): number => numberIn(inColumn(properties, [column]))

/** Whether amounts in `currency` have the rate 1; null where the file has none. */
function isBase(db: ReadDb, { first, last, column }: RatedFile, currency: string): boolean | null {
  const rows = db
    .prepare(
      `SELECT properties FROM event_detail
       WHERE event_id BETWEEN ? AND ? AND upper(trim(currency)) = ? AND properties IS NOT NULL LIMIT ${looked}`,
    )
    .pluck()
    .all(first, last, currency) as string[]
  const rates = rows.flatMap((json) => {
    const rate = rateIn(parseProperties(json), column)
    return Number.isNaN(rate) ? [] : [rate]
  })
  return rates.length === 0 ? null : rates.every((rate) => rate === 1)
}
