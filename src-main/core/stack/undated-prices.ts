/** Prices of lists that say of no day: they hold for all time, as nobody knows since when or what was paid before. */
import { basename } from 'node:path'
import type { UndatedPrices } from '../../../shared/notes/undated-prices.ts'
import type { ReadDb } from '../workspace/db.ts'
import { originOf } from './merge-import.ts'
import { inSnapshots, spokenOf } from './observed-prices.ts'
import { originsOf, type StoredTool } from './store.ts'

/** By list: tools with one price, which a list without a day stated last, and no snapshot. */
export function undatedPrices(db: ReadDb, counted: readonly StoredTool[]): UndatedPrices[] {
  const dated = inSnapshots(db)
  const open = counted.filter(
    (stored) =>
      stored.tool.cost !== null &&
      stored.tool.billingPeriod !== 'once' &&
      stored.tool.prices.length === 0 &&
      originOf(originsOf(stored), 'cost') === 'list' &&
      !dated.has(stored.id),
  )
  const lists = db
    .prepare(
      `SELECT id, file FROM import WHERE kind = 'tools' AND as_of IS NULL AND undone_at IS NULL
       AND json_extract(mapping, '$.cost') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payment WHERE import_id = import.id) ORDER BY id`,
    )
    .all() as { id: number; file: string }[]
  const spoken = lists.map(({ id, file }) => ({ list: basename(file), ids: spokenOf(db, `import.id = ${id}`) }))
  const stating = open.flatMap(({ id }) => spoken.findLast(({ ids }) => ids.has(id))?.list ?? [])
  return [...Map.groupBy(stating, (list) => list)].map(([list, of]) => ({ list, tools: of.length }))
}
