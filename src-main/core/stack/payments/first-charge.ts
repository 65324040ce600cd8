/**
 * Since when a tool is in use, as far as payments tell. Nothing of it is stored: it follows from the first charge that is
 * known and from the days that the imported payments cover, so that it does not matter which file came first, and undoing
 * an import undoes what followed from it.
 *
 * Where nobody says a start, the first charge is it if payments, to whomever, cover the days before it by more than the
 * interval between two charges: had the tool been paid for before, they would have a charge of then. That holds of one
 * account only, and the account is the export: its format and its columns. Of several accounts of that format each has to
 * cover those days, since it is not noted which of them was charged.
 */
import { isTermColumn } from '../../../../shared/notes/adoption.ts'
import { ledgerFormats } from '../../import/spend/index.ts'
import { noPayments, readStoredPayments, type StoredPayments } from '../../import/spend/stored-payments.ts'
import { joinStretches } from '../../import/spend/together.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { type Day, toDate, toDay } from '../cost.ts'
import { nameKey } from '../graph.ts'
import { firstChargeColumn, medianGapColumn, originOf, readFromColumn } from '../merge-import.ts'
import { spokenOf } from '../observed-prices.ts'
import { gapOf, longestInterval, withLateness } from './rhythm.ts'
import { originsOf, readStoredTools, type StoredTool } from '../store.ts'
import type { Tool } from '../tool.ts'
import { vendorKey } from '../names/vendor.ts'

/** What one import of payments covers: the days from its first payment to its last. */
export interface PaidPeriod {
  /** Titles of the formats, as tools name what they were read from. */
  sources: readonly string[]
  /** Its columns, as delimited text. */
  columns: string
  from: Day
  to: Day
}

export interface KnownStart {
  /** null = unknown. */
  startDate: string | null
  /** Why it is known, or why it is not: a sentence. */
  startWhy: string
}

const dayMs = 86_400_000

export function readPaidPeriods(db: ReadDb): PaidPeriod[] {
  const rows = db
    .prepare(
      `SELECT format, header, time_from, time_to FROM import WHERE kind = 'tools' AND undone_at IS NULL AND time_from IS NOT NULL`,
    ) // prettier-ignore
    .all() as { format: string; header: string; time_from: number; time_to: number }[]
  return rows.map((row) => ({
    sources: row.format.split(', ').map(titleOf),
    columns: row.header,
    from: row.time_from / dayMs,
    to: row.time_to / dayMs,
  }))
}

const titleOf = (id: string): string => ledgerFormats.find((format) => format.id === id)?.title ?? id

/** Two charges on a day say nothing of the next, and nothing is billed more often than by the month for long. */
const leastInterval = 30
/** In days, that between two charges. */
const intervalOf = (tool: Tool): number => Math.max(leastInterval, gapOf(tool) ?? longestInterval)

const isoDay = /^\d{4}-\d{2}-\d{2}$/

const said = { hand: 'Typed by hand.', list: 'As a list of tools says.', payments: 'First charged then; the export covers the time before and has no charge.' } // prettier-ignore

/** What is paid ahead, or by invoice, may be so much earlier than the start of a contract. */
export const paidAhead = 31

/** The start of each entry as payments tell it, and whether it may be that of a contract which another came before. */
export function readStarts(
  db: ReadDb,
  all: readonly StoredTool[],
): (stored: StoredTool) => KnownStart & { mayBeTerm: boolean } {
  const periods = readPaidPeriods(db)
  const seen = firstSeen(db, all)
  const terms = startsOfTerms(db)
  return (stored) => {
    const said = startOf(stored, periods, seen.has(stored.id))
    const { startDate, custom } = stored.tool
    const isTerm = terms.has(stored.id) && startDate !== null && originOf(originsOf(stored), 'startDate') === 'list'
    if (!isTerm || said.startDate !== startDate) return { ...said, mayBeTerm: false }
    const paid = startOf({ ...stored, tool: { ...stored.tool, startDate: null } }, periods)
    const first = custom[firstChargeColumn] ?? ''
    const isLater = isoDay.test(first) && toDay(startDate) - toDay(first) > paidAhead
    return isLater
      ? { startDate: paid.startDate, startWhy: `The contract of ${startDate} is a later one. ${paid.startWhy}`, mayBeTerm: false } // prettier-ignore
      : { ...said, mayBeTerm: paid.startDate === null }
  }
}

/** Entries that a list speaks of whose starts are those of contracts or of their terms, by number. */
function startsOfTerms(db: ReadDb): Set<number> {
  const lists = db
    .prepare(
      `SELECT id, json_extract(mapping, '$.start_date') AS column FROM import
       WHERE kind = 'tools' AND undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment WHERE import_id = import.id)`,
    )
    .all() as { id: number; column: string | null }[]
  const ids = lists.filter(({ column }) => column !== null && isTermColumn(column)).map(({ id }) => id)
  return ids.length === 0 ? new Set() : spokenOf(db, `import.id IN (${ids.join(', ')})`)
}

/** `isFirstSeen`: its start is the day of the first snapshot that has it, so that an earlier charge knows better. */
export function startOf(stored: StoredTool, periods: readonly PaidPeriod[], isFirstSeen = false): KnownStart {
  const { startDate, endDate, custom } = stored.tool
  const origin = originOf(originsOf(stored), 'startDate')
  const first = custom[firstChargeColumn] ?? ''
  const isEarlier = isFirstSeen && origin === 'list' && isoDay.test(first) && startDate !== null && first < startDate
  if (isEarlier) return { startDate: first, startWhy: `First charged then; the snapshot of ${startDate} is the first that has it.` } // prettier-ignore
  if (startDate !== null) return { startDate, startWhy: said[origin] }
  const unknown = (startWhy: string): KnownStart => ({ startDate: null, startWhy })
  if (!isoDay.test(first)) return unknown('No list and no payment says when it was first in use.')
  if (originsOf(stored)['startDate'] === 'hand') return unknown('Made unknown by hand.')
  if (endDate !== null && endDate < first) return unknown(`Charged on ${first}, which is after it ended.`)
  const day = toDay(first)
  const sources = new Set((custom[readFromColumn] ?? '').split('; '))
  const own = periods.filter((period) => period.sources.some((source) => sources.has(source)))
  const covers = [...Map.groupBy(own, ({ columns }) => columns).values()]
    .flatMap(joinStretches)
    .filter(({ from, to }) => from <= day && day <= to)
  if (covers.length === 0) return unknown(`First charged on ${first}; which days its payments cover was not noted. Import their file again to know.`) // prettier-ignore
  const since = Math.max(...covers.map(({ from }) => from))
  const name = [...sources].join(' and ')
  const interval = intervalOf(stored.tool)
  return day - since >= withLateness(interval)
    ? { startDate: first, startWhy: `First charged on ${first}: the payments that were imported (${name}) go back to ${toDate(since)}, and hold none to it before that day.` } // prettier-ignore
    : unknown(`First charged on ${first}, ${daysAfter(day - since)} the first payment that was imported (${name}, ${toDate(since)}): what is paid ${rhythm(custom, interval)} may have been paid before. An export of the time before would tell.`) // prettier-ignore
}

const daysAfter = (days: number): string => (days === 0 ? 'the day of' : days === 1 ? 'one day after' : `${days} days after`) // prettier-ignore

const rhythm = (custom: Record<string, string>, interval: number): string =>
  custom[medianGapColumn] === undefined ? 'once a year, say,' : `every ${interval} days`

/**
 * Entries whose start is the day of the snapshot that had them first, by number: no list with a column of starts speaks of
 * them. One that came back has begun after it was gone.
 */
export function firstSeen(db: ReadDb, stored: readonly StoredTool[]): Set<number> {
  const days = new Set(
    db.prepare(`SELECT as_of FROM import WHERE as_of IS NOT NULL AND undone_at IS NULL`).pluck().all(),
  )
  if (days.size === 0) return new Set()
  const stated = spokenOf(db, `kind = 'tools' AND json_extract(mapping, '$.start_date') IS NOT NULL`)
  const byName = Map.groupBy(stored, ({ tool }) => nameKey(tool.name))
  const isSeen = ({ id, tool }: StoredTool): boolean =>
    days.has(tool.startDate) && !stated.has(id) && byName.get(nameKey(tool.name))!.length === 1
  return new Set(stored.filter(isSeen).map(({ id }) => id))
}

/** What a workspace knows of payments before another export of them comes. */
export interface PaidBefore {
  periods: readonly PaidPeriod[]
  /** By payee, as payments are put together. */
  firstCharges: ReadonlyMap<string, string>
  payments: StoredPayments
}

/** null = there is no workspace. */
export function readPaidBefore(db: ReadDb | null): PaidBefore {
  if (db === null)
    return {
      periods: [],
      firstCharges: new Map(),
      payments: noPayments,
    }
  const stored = readStoredTools(db)
  const charged = stored.filter(({ tool }) => tool.custom[firstChargeColumn] !== undefined)
  return {
    periods: readPaidPeriods(db),
    payments: readStoredPayments(db),
    firstCharges: new Map(charged.map(({ tool }) => [vendorKey(tool.name), tool.custom[firstChargeColumn]!])),
  }
}

/** The start of a tool that payments made which are still to be imported, and cover the days of `own`. */
export function startWith(tool: Tool, { periods, firstCharges }: PaidBefore, own: PaidPeriod | null): string | null {
  const known = firstCharges.get(vendorKey(tool.name))
  const first = tool.custom[firstChargeColumn]
  const custom = known !== undefined && first !== undefined && known < first ? { ...tool.custom, [firstChargeColumn]: known } : tool.custom // prettier-ignore
  const stored: StoredTool = { id: 0, importId: 0, tool: { ...tool, custom }, origins: { '*': 'payments' } }
  return startOf(stored, own ? [...periods, own] : periods).startDate
}
