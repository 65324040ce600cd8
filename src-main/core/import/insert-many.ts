import type { WriteDb } from '../workspace/db.ts'

/** Rows per statement: past a few hundred nothing is gained (measured), and the statement text grows. */
const rowsPerStatement = 256

/** INSERT of many rows a statement, twice to three times as fast as one a row. */
export function insertMany(db: WriteDb, table: string, columns: string[]): (rows: unknown[][]) => void {
  const row = `(${columns.map(() => '?').join(', ')})`
  const sql = (rows: number): string =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`
  const many = db.prepare(sql(rowsPerStatement))
  const one = db.prepare(sql(1))
  return (rows) => {
    let at = 0
    for (; at + rowsPerStatement <= rows.length; at += rowsPerStatement)
      many.run(rows.slice(at, at + rowsPerStatement).flat())
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
  const sql = (rows: number): string =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`
  const many = db.prepare(sql(rowsPerStatement))
  const one = db.prepare(sql(1))
  const width = columns.length
  const params: unknown[] = Array<unknown>(rowsPerStatement * width).fill(null)
  const single: unknown[] = Array<unknown>(width).fill(null)
  return (rows, fill) => {
    let at = 0
    for (; at + rowsPerStatement <= rows; at += rowsPerStatement) {
      for (let i = 0; i < rowsPerStatement; i++) fill(params, i * width, at + i)
      many.run(params)
    }
    for (; at < rows; at++) {
      fill(single, 0, at)
      one.run(single)
    }
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

/**
 * INSERT of events, whose ids follow from the highest one. Binding a value costs as much as storing it, so a row is
 * bound as two numbers, (time − base, origin) and (actor, action), and SQLite takes them apart: a quarter less time.
 * Rows whose numbers are too large to share a double are bound one by one.
 */
export function insertEvents(db: WriteDb): (events: EventRange) => void {
  const columns = 'INSERT INTO event (time, actor_id, action_id, origin_id)'
  const packed = db.prepare(
    `${columns} SELECT CAST(? AS INTEGER) + (column1 >> ?), nullif(column2 >> ?, 0), column2 & ?, nullif(column1 & ?, 0)
     FROM (VALUES ${Array<string>(rowsPerStatement).fill('(?, ?)').join(', ')})`,
  )
  const single = db.prepare(`${columns} VALUES (?, ?, ?, ?)`)
  const params: number[] = Array<number>(5 + rowsPerStatement * 2).fill(0)
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
      params[0] = base
      params[1] = originBits
      params[2] = actionBits
      params[3] = actionScale - 1
      params[4] = originScale - 1
      for (; at + rowsPerStatement <= to; at += rowsPerStatement) {
        for (let row = 0, to = 5; row < rowsPerStatement; row++) {
          params[to++] = (time[at + row]! - base) * originScale + origin[at + row]!
          params[to++] = actor[at + row]! * actionScale + action[at + row]!
        }
        packed.run(params)
      }
    }
    for (; at < to; at++) single.run(time[at], actor[at] || null, action[at], origin[at] || null)
  }
}

/** INSERT of pairs of ids, 0 for none, given one after the other; both are bound as one number where they fit. */
export function insertPairs(db: WriteDb, table: string, [a, b]: [string, string]): (pairs: number[]) => void {
  const columns = `INSERT INTO ${table} (${a}, ${b})`
  const packed = db.prepare(
    `${columns} SELECT nullif(column1 >> ?, 0), nullif(column1 & ?, 0)
     FROM (VALUES ${Array<string>(rowsPerStatement).fill('(?)').join(', ')})`,
  )
  const single = db.prepare(`${columns} VALUES (?, ?)`)
  const params: number[] = Array<number>(2 + rowsPerStatement).fill(0)
  return (pairs) => {
    let left = 0
    let right = 0
    for (let i = 0; i < pairs.length; i += 2) {
      left = Math.max(left, pairs[i]!)
      right = Math.max(right, pairs[i + 1]!)
    }
    const bits = bitsFor(right)
    const scale = 2 ** bits
    params[0] = bits
    params[1] = scale - 1
    let at = 0
    if ((left + 1) * scale < 2 ** exactBits)
      for (; at + rowsPerStatement * 2 <= pairs.length; at += rowsPerStatement * 2) {
        for (let row = 0; row < rowsPerStatement; row++)
          params[2 + row] = pairs[at + row * 2]! * scale + pairs[at + row * 2 + 1]!
        packed.run(params)
      }
    for (; at < pairs.length; at += 2) single.run(pairs[at] || null, pairs[at + 1] || null)
  }
}
