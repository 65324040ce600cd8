import type { WriteDb } from '../../workspace/db.ts'
import type { EventDetails } from '../encode/event-encoder.ts'

/**
 * Rows per statement: past a few hundred nothing is gained (measured), and the statement text grows. Values are given one by
 * one, not as an array, which takes a third longer to bind.
 */
const rowsPerStatement = 256

/** `(?, ?), (?, ?), …` */
const rowsOf = (row: string, rows = rowsPerStatement): string => Array<string>(rows).fill(row).join(', ')

/** INSERT of many rows a statement, twice to three times as fast as one a row. */
export function insertMany(db: WriteDb, table: string, columns: string[]): (rows: unknown[][]) => void {
  const row = `(${columns.map(() => '?').join(', ')})`
  const sql = (rows: number): string => `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rowsOf(row, rows)}`
  const many = db.prepare(sql(rowsPerStatement))
  const one = db.prepare(sql(1))
  return (rows) => {
    let at = 0
    for (; at + rowsPerStatement <= rows.length; at += rowsPerStatement)
      many.run(...rows.slice(at, at + rowsPerStatement).flat())
    for (; at < rows.length; at++) one.run(rows[at]!)
  }
}

/** The same for columns of numbers, without making a row of each: `fill(params, at, row)` writes one row's values. */
export function insertColumns(
  db: WriteDb,
  table: string,
  columns: string[],
): (rows: number, fill: (params: unknown[], at: number, row: number) => void) => void {
  const row = `(${columns.map(() => '?').join(', ')})`
  const sql = (rows: number): string => `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rowsOf(row, rows)}`
  const many = db.prepare(sql(rowsPerStatement))
  const one = db.prepare(sql(1))
  const width = columns.length
  const params: unknown[] = Array<unknown>(rowsPerStatement * width).fill(null)
  const single: unknown[] = Array<unknown>(width).fill(null)
  return (rows, fill) => {
    let at = 0
    for (; at + rowsPerStatement <= rows; at += rowsPerStatement) {
      for (let i = 0; i < rowsPerStatement; i++) fill(params, i * width, at + i)
      many.run(...params)
    }
    for (; at < rows; at++) {
      fill(single, 0, at)
      one.run(single)
    }
  }
}

export interface DetailColumns extends Omit<EventDetails, 'row'> {
  /** Ids of the events, ascending. */
  event: number[]
  /** Indexes of those to store. */
  kept: number[]
}

/** Of an offset and of a length in the texts bound to one statement; 17 bits are left for which event it is. */
const textBits = 18

/**
 * INSERT of event details. The properties of a statement's rows are bound as one run of bytes, which SQLite cuts up:
 * half the time of binding a string each. Rows whose texts are too long for that are bound one by one.
 */
export function insertDetails(db: WriteDb): (details: DetailColumns) => void {
  const mask = 2 ** textBits - 1
  const start = `((column1 >> ${textBits}) & ${mask}) + 1`
  const into = `INSERT INTO event_detail (event_id, value, properties`
  const packed = (columns: string, values: string): string => `${into}${columns})
    SELECT CAST(? AS INTEGER) + (column1 >> ${textBits * 2}), column2,
      nullif(CAST(substr(?, ${start}, column1 & ${mask}) AS TEXT), '')${values}
    FROM (VALUES `
  // Nothing costs as much to bind as something, and most files have neither currencies nor sessions.
  const plain = db.prepare(`${packed('', '')}${rowsOf('(?, ?)')})`)
  const full = db.prepare(`${packed(', currency, session', ', column3, column4')}${rowsOf('(?, ?, ?, ?)')})`)
  const single = db.prepare(`${into}, currency, session) VALUES (?, ?, nullif(CAST(? AS TEXT), ''), ?, ?)`)
  const isNull = (each: string | null): boolean => each === null
  return ({ event, value, currency, session, properties: { bytes, ends }, kept }) => {
    const isPlain = currency.every(isNull) && session.every(isNull)
    const statement = isPlain ? plain : full
    const width = isPlain ? 2 : 4
    const params: unknown[] = Array<unknown>(2 + rowsPerStatement * width).fill(null)
    const startOf = (row: number): number => (row === 0 ? 0 : ends[row - 1]!)
    const textOf = (from: number, to: number): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    const one = (row: number): void => {
      single.run(event[row], value[row], textOf(startOf(row), ends[row]!), currency[row], session[row])
    }
    let at = 0
    for (; at + rowsPerStatement <= kept.length; at += rowsPerStatement) {
      const first = kept[at]!
      const last = kept[at + rowsPerStatement - 1]!
      const base = startOf(first)
      if (ends[last]! - base > mask || event[last]! - event[first]! >= 2 ** (exactBits - textBits * 2)) {
        for (let i = at; i < at + rowsPerStatement; i++) one(kept[i]!)
        continue
      }
      params[0] = event[first]
      params[1] = textOf(base, ends[last]!)
      for (let i = 0, to = 2; i < rowsPerStatement; i++, to += width) {
        const row = kept[at + i]!
        const from = startOf(row)
        params[to] =
          ((event[row]! - event[first]!) * 2 ** textBits + (from - base)) * 2 ** textBits + (ends[row]! - from)
        params[to + 1] = value[row]
        if (isPlain) continue
        params[to + 2] = currency[row]
        params[to + 3] = session[row]
      }
      statement.run(...params)
    }
    for (; at < kept.length; at++) one(kept[at]!)
  }
}

/** Bits two numbers may share so that a double still holds both exactly. */
const exactBits = 53

const bitsFor = (largest: number): number => (largest < 1 ? 0 : 32 - Math.clz32(largest))

export interface EventRange {
  /** Ids are 0 for none. */
  time: Float64Array
  actor: Int32Array
  action: Int32Array
  origin: Int32Array
  from: number
  to: number
}

/** NULL for 0. SQLite calls a function for nullif() but jumps for CASE: a tenth of an event's time. Binds a parameter twice. */
const orNull = (expression: string) => `CASE WHEN ${expression} THEN ${expression} END`

/**
 * INSERT of events, whose ids follow from the highest one. Binding a value costs as much as storing it, so a row is
 * bound as two numbers, (time − base, origin) and (actor, action), and SQLite takes them apart: a quarter less time.
 * Rows whose numbers are too large to share a double are bound one by one.
 */
export function insertEvents(db: WriteDb): (events: EventRange) => void {
  const columns = 'INSERT INTO event (time, actor_id, action_id, origin_id)'
  const packed = db.prepare(
    `${columns}
     SELECT CAST(? AS INTEGER) + (column1 >> ?), ${orNull('column2 >> ?')}, column2 & ?, ${orNull('column1 & ?')}
     FROM (VALUES ${rowsOf('(?, ?)')})`,
  )
  const single = db.prepare(`${columns} VALUES (?, ?, ?, ?)`)
  const unpacking = 7
  const params: number[] = Array<number>(unpacking + rowsPerStatement * 2).fill(0)
  return ({ time, actor, action, origin, from, to }) => {
    let base = Infinity
    let last = -Infinity
    let actors = 0
    let actions = 0
    let origins = 0
    for (let i = from; i < to; i++) {
      base = Math.min(base, time[i]!)
      last = Math.max(last, time[i]!)
      actors = Math.max(actors, actor[i]!)
      actions = Math.max(actions, action[i]!)
      origins = Math.max(origins, origin[i]!)
    }
    const originBits = bitsFor(origins)
    const actionBits = bitsFor(actions)
    let at = from
    if (
      (last - base + 1) * 2 ** originBits < 2 ** exactBits &&
      (actors + 1) * 2 ** actionBits < 2 ** exactBits &&
      to - from >= rowsPerStatement
    ) {
      const originScale = 2 ** originBits
      const actionScale = 2 ** actionBits
      const [actionMask, originMask] = [actionScale - 1, originScale - 1]
      params.splice(0, unpacking, base, originBits, actionBits, actionBits, actionMask, originMask, originMask)
      for (; at + rowsPerStatement <= to; at += rowsPerStatement) {
        for (let row = 0, to = unpacking; row < rowsPerStatement; row++) {
          params[to++] = (time[at + row]! - base) * originScale + origin[at + row]!
          params[to++] = actor[at + row]! * actionScale + action[at + row]!
        }
        packed.run(...params)
      }
    }
    for (; at < to; at++) single.run(time[at], actor[at] || null, action[at], origin[at] || null)
  }
}

export interface PairRange {
  left: Int32Array
  right: Int32Array
  from: number
  to: number
}

/** INSERT of pairs of ids, 0 for none, numbered on from the highest; both are bound as one number where they fit. */
export function insertPairs(db: WriteDb, table: string, [a, b]: [string, string]): (pairs: PairRange) => void {
  const columns = `INSERT INTO ${table} (${a}, ${b})`
  const packed = db.prepare(
    `${columns} SELECT ${orNull('column1 >> ?')}, ${orNull('column1 & ?')}
     FROM (VALUES ${rowsOf('(?)')})`,
  )
  const single = db.prepare(`${columns} VALUES (?, ?)`)
  const params: number[] = Array<number>(4 + rowsPerStatement).fill(0)
  return ({ left, right, from, to }) => {
    let most = 0
    let mostRight = 0
    for (let i = from; i < to; i++) {
      most = Math.max(most, left[i]!)
      mostRight = Math.max(mostRight, right[i]!)
    }
    const bits = bitsFor(mostRight)
    const scale = 2 ** bits
    params.splice(0, 4, bits, bits, scale - 1, scale - 1)
    let at = from
    if ((most + 1) * scale < 2 ** exactBits)
      for (; at + rowsPerStatement <= to; at += rowsPerStatement) {
        for (let row = 0; row < rowsPerStatement; row++) params[4 + row] = left[at + row]! * scale + right[at + row]!
        packed.run(...params)
      }
    for (; at < to; at++) single.run(left[at] || null, right[at] || null)
  }
}
