/**
 * Everything that can still be read of the tables of a damaged file. A table's pages are followed from its root; what
 * hangs on a page that cannot be read is missed, and leaves that nobody points at any more are given back to the table
 * whose missing ids and columns are theirs, where there is only one.
 */
import type { ReadDb } from '../db.ts'
import type { Pages } from './pages.ts'
import { type BTreePage, innerCell, readBTreePage, readRow, type Row, rowidOf, type Value } from './records.ts'

export interface Column {
  name: string
  /** INTEGER, REAL, TEXT or BLOB: all tables are STRICT. */
  type: string
  isRequired: boolean
  isRowid: boolean
}

/** A table as it should be. */
export interface Shape {
  table: string
  /** In the order of a stored record. */
  columns: Column[]
  hasRowid: boolean
  /** Where it stands in a file that was never changed since it was made. */
  root: number
}

/** The tables of a workspace of one version, from one that is whole. */
export function shapesOf(db: ReadDb): Shape[] {
  const tables = db
    .prepare(
      `SELECT list.name AS "table", NOT list.wr AS hasRowid, sqlite_schema.rootpage AS root
       FROM pragma_table_list AS list JOIN sqlite_schema ON sqlite_schema.name = list.name
       WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite_%' ORDER BY root`,
    )
    .all() as { table: string; hasRowid: number; root: number }[]
  return tables.map(({ table, hasRowid, root }) => {
    const columns = db.prepare(`SELECT name, type, "notnull", pk FROM pragma_table_info(?)`).all(table) as {
      name: string
      type: string
      notnull: number
      pk: number
    }[]
    return {
      table,
      hasRowid: hasRowid === 1,
      root,
      columns: columns
        // A table WITHOUT ROWID stores its key first.
        .toSorted((a, b) => (hasRowid === 1 ? 0 : (a.pk || Infinity) - (b.pk || Infinity) || 0))
        .map(({ name, type, notnull, pk }) => {
          const isRowid = hasRowid === 1 && pk === 1 && type === 'INTEGER' && !columns.some((each) => each.pk === 2)
          return { name, type, isRequired: (notnull === 1 || pk > 0) && !isRowid, isRowid }
        }),
    }
  })
}

const types: Record<string, (value: Value) => boolean> = {
  INTEGER: (value) => typeof value === 'bigint' || Number.isSafeInteger(value),
  REAL: (value) => typeof value === 'number' || typeof value === 'bigint',
  TEXT: (value) => typeof value === 'string',
  BLOB: (value) => Buffer.isBuffer(value),
}

/** A row of before a column was added is shorter. */
function fits({ columns, hasRowid }: Shape, { rowid, values }: Row): boolean {
  return (
    (rowid !== null) === hasRowid &&
    values.length > 0 &&
    values.length <= columns.length &&
    values.every((value, at) => {
      const { type, isRequired, isRowid } = columns[at]!
      return value === null ? !isRequired : !isRowid && types[type]!(value)
    })
  )
}

interface Leaf {
  page: number
  first: number
  last: number
}

/** Ids above `after`, up to and with `to`. */
interface Range {
  after: number
  to: number
}

export interface Salvaged {
  shape: Shape
  /** In the order of their ids; to be read once. */
  rows: () => Generator<Row>
  /** Rows missed at most, to be asked for when all were read; null where nobody can tell. */
  missed: () => number | null
}

/** Deeper than any tree of 2^32 pages is. */
const deepest = 40

interface Reading {
  pages: Pages
  seen: Uint8Array
}

/** Marks a page as used; false where it was, so that no ring of pages is followed for ever. */
function take({ seen }: Reading, page: number): boolean {
  if (page < 1 || page >= seen.length || seen[page] === 1) return false
  seen[page] = 1
  return true
}

class TableTree {
  readonly leaves: Leaf[] = []
  readonly lost: Range[] = []
  adopted = 0
  private readonly reading: Reading

  constructor(reading: Reading, root: number | null) {
    this.reading = reading
    if (root === null) this.lost.push({ after: 0, to: Infinity })
    else this.walk(root, { after: 0, to: Infinity }, 0)
  }

  private walk(number: number, range: Range, depth: number): void {
    const isTaken = depth < deepest && take(this.reading, number)
    const page = isTaken ? readBTreePage(this.reading.pages, number) : null
    if (page?.kind === 'table' && this.takeLeaf(page, range)) return
    if (page?.kind === 'table-inner' && this.takeInner(page, range, depth)) return
    // It may be a leaf of somebody else, whom nobody points at.
    if (isTaken) this.reading.seen[number] = 0
    this.lost.push(range)
  }

  private takeLeaf(page: BTreePage, { after, to }: Range): boolean {
    if (page.cells.length === 0) return true
    const leaf = leafOf(page)
    if (!leaf || leaf.first <= after || leaf.last > to) return false
    this.leaves.push(leaf)
    return true
  }

  private takeInner(page: BTreePage, range: Range, depth: number): boolean {
    const cells = page.cells.map((cell) => innerCell(page, cell))
    let after = range.after
    for (const cell of cells) {
      if (!cell || cell.key <= after || cell.key > range.to) return false
      after = cell.key
    }
    after = range.after
    for (const cell of cells) {
      this.walk(cell!.child, { after, to: cell!.key }, depth + 1)
      after = cell!.key
    }
    this.walk(page.right, { after, to: range.to }, depth + 1)
    return true
  }
}

function leafOf(page: BTreePage): Leaf | null {
  const first = rowidOf(page, page.cells[0]!)
  const last = rowidOf(page, page.cells.at(-1)!)
  return first === null || last === null || first > last ? null : { page: page.number, first, last }
}

function salvageTable(reading: Reading, shape: Shape, tree: TableTree): Salvaged {
  let unreadable = 0
  return {
    shape,
    *rows() {
      let before = 0
      for (const leaf of tree.leaves.toSorted((a, b) => a.first - b.first)) {
        const page = readBTreePage(reading.pages, leaf.page)
        for (const cell of page?.cells ?? []) {
          const row = readRow(reading.pages, page!, cell)
          if (!row || row.rowid! <= before || !fits(shape, row)) unreadable++
          else {
            before = row.rowid!
            yield row
          }
        }
      }
    },
    missed: () => {
      const ids = tree.lost.reduce((sum, { after, to }) => sum + to - after, 0)
      return ids === Infinity ? null : Math.max(0, ids - tree.adopted) + unreadable
    },
  }
}

function salvageIndex(reading: Reading, shape: Shape, root: number | null): Salvaged {
  let unreadable = 0
  let lostPages = root === null ? 1 : 0
  function* walk(number: number, depth: number): Generator<Row> {
    const page = depth < deepest && take(reading, number) ? readBTreePage(reading.pages, number) : null
    if (!page || !page.kind.startsWith('index')) {
      lostPages++
      return
    }
    for (const cell of page.cells) {
      if (page.kind === 'index-inner') {
        const inner = innerCell(page, cell)
        if (inner) yield* walk(inner.child, depth + 1)
        else lostPages++
      }
      const row = readRow(reading.pages, page, cell)
      if (row && fits(shape, row)) yield row
      else unreadable++
    }
    if (page.kind === 'index-inner') yield* walk(page.right, depth + 1)
  }
  return {
    shape,
    *rows() {
      if (root !== null) yield* walk(root, 0)
    },
    missed: () => (lostPages > 0 ? null : unreadable),
  }
}

const schemaShape: Shape = {
  table: 'sqlite_schema',
  hasRowid: true,
  root: 1,
  columns: ['TEXT', 'TEXT', 'TEXT', 'INTEGER', 'TEXT'].map((type, at) => ({
    name: String(at),
    type,
    isRequired: false,
    isRowid: false,
  })),
}

export function salvage(pages: Pages, shapes: Shape[]): Salvaged[] {
  const reading: Reading = { pages, seen: new Uint8Array(pages.present + 1) }
  const schema = salvageTable(reading, schemaShape, new TableTree(reading, 1))
  const roots = new Map<string, number>()
  for (const { values } of schema.rows())
    if (values[0] === 'table' && typeof values[1] === 'string' && typeof values[3] === 'number')
      roots.set(values[1], values[3])
  const isSchemaWhole = schema.missed() === 0
  const claimed = new Set(roots.values())
  const rootOf = (shape: Shape): number | null => {
    const known = roots.get(shape.table)
    if (known !== undefined || isSchemaWhole) return known ?? null
    return !claimed.has(shape.root) && looksLike(pages, shape) ? shape.root : null
  }
  const trees = new Map<Shape, TableTree>()
  const found = shapes.map((shape) => {
    if (!shape.hasRowid) return salvageIndex(reading, shape, rootOf(shape))
    const tree = new TableTree(reading, rootOf(shape))
    trees.set(shape, tree)
    return salvageTable(reading, shape, tree)
  })
  adoptLeaves(reading, trees)
  return found
}

/** Is the page where the table stood when the file was made one of its pages still? */
function looksLike(pages: Pages, shape: Shape): boolean {
  const page = readBTreePage(pages, shape.root)
  if (!page || page.kind.startsWith('table') !== shape.hasRowid) return false
  if (page.kind === 'table-inner') return true
  return page.cells.every((cell) => {
    const row = readRow(pages, page, cell)
    return row !== null && fits(shape, row)
  })
}

/** Leaves whose inner page is gone. Rows of deleted pages must not come back, so the list of those must be whole. */
function adoptLeaves(reading: Reading, trees: Map<Shape, TableTree>): void {
  const { pages, seen } = reading
  const free = freePages(pages)
  const hurt = [...trees].filter(([, { lost }]) => lost.length > 0)
  if (!free || hurt.length === 0) return
  for (let number = 2; number <= pages.present; number++) {
    if (seen[number] === 1 || free.has(number)) continue
    const page = readBTreePage(pages, number)
    const leaf = page?.kind === 'table' && page.cells.length > 0 ? leafOf(page) : null
    if (!leaf) continue
    const rows = page!.cells.map((cell) => readRow(pages, page!, cell))
    const owners = hurt.filter(
      ([shape, { lost }]) =>
        lost.some(({ after, to }) => leaf.first > after && leaf.last <= to) &&
        rows.every((row) => row !== null && fits(shape, row)),
    )
    if (owners.length !== 1) continue
    const [, tree] = owners[0]!
    tree.leaves.push(leaf)
    tree.adopted += rows.length
    seen[number] = 1
  }
}

/** Pages of SQLite's freelist; null where it cannot be read to its end. */
function freePages(pages: Pages): Set<number> | null {
  const header = pages.hasHeader ? pages.read(1) : null
  if (!header) return null
  let trunk = header.readUInt32BE(32)
  const count = header.readUInt32BE(36)
  const free = new Set<number>()
  while (trunk !== 0) {
    const page = free.has(trunk) ? null : pages.read(trunk)
    const leaves = page?.readUInt32BE(4) ?? Infinity
    if (!page || leaves > pages.pageSize / 4 - 2) return null
    free.add(trunk)
    for (let at = 0; at < leaves; at++) free.add(page.readUInt32BE(8 + at * 4))
    trunk = page.readUInt32BE(0)
  }
  return free.size === count ? free : null
}
