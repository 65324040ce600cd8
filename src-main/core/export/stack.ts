/** The inventory, milestones and events as CSV that imports again, and the workspace as a file of its own. */
import { renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { csvLine, csvStart, type DecimalMark } from '../../../shared/text/csv.ts'
import { AppError } from '../../../shared/errors.ts'
import { milestoneFields } from '../../../shared/import.ts'
import { inventoryTable } from '../../../shared/stack/inventory-csv.ts'
import { readMilestones } from '../stack/milestones.ts'
import { type LeavesOut, readCountedTools } from '../stack/left-out.ts'
import { annualOn } from '../stack/annual-today.ts'
import { toDay } from '../stack/cost.ts'
import type { RatesOf } from '../stack/rates.ts'
import type { ReadDb, WriteDb } from '../workspace/db.ts'
import { writeWhole } from './write-whole.ts'

export function exportTools(
  db: ReadDb,
  config: LeavesOut & RatesOf,
  output: string,
  { today, decimal }: { today: string; decimal: DecimalMark },
): number {
  // As they are written, capabilities included.
  const tools = readCountedTools(db, config).map(({ tool }) => ({ ...tool, annualCostToday: annualOn(tool, config, toDay(today)) })) // prettier-ignore
  writeWhole(output, (write) => {
    write(csvStart(decimal))
    for (const row of inventoryTable(tools, { today, currency: config.currency, decimal })) write(csvLine(row, decimal))
  })
  return tools.length
}

export function exportMilestones(db: ReadDb, output: string): number {
  const milestones = readMilestones(db)
  writeWhole(output, (write) => {
    write(csvLine(milestoneFields))
    for (const milestone of milestones) write(csvLine(milestoneFields.map((field) => milestone[field])))
  })
  return milestones.length
}

const eventColumns = [
  'time', 'visitor', 'user', 'event', 'url', 'path', 'referrer', 'source', 'medium', 'campaign', 'device', 'custom_dimension', 'value', 'currency', 'session', 'properties',
] as const // prettier-ignore

interface EventRow extends Record<Exclude<(typeof eventColumns)[number], 'url'>, string | number | null> {
  host: string | null
}

/** Every stored event in the order of its import, times in UTC. The scheme of a page is not stored: https stands for it. */
export function exportEvents(db: ReadDb, output: string): number {
  let records = 0
  writeWhole(output, (write) => {
    write(csvLine(eventColumns))
    for (const row of db.prepare<[], EventRow>(`SELECT * FROM events ORDER BY id`).iterate()) {
      const url = row.host ? `https://${row.host}${row.path ?? ''}` : null
      write(csvLine(eventColumns.map((column) => (column === 'url' ? url : row[column]))))
      records++
    }
  })
  return records
}

/** A copy of the workspace in one file, as of the last change, without the space that deleted rows took. */
export function exportWorkspace(db: WriteDb, workspace: string, output: string): void {
  if (resolve(output) === resolve(workspace))
    throw new AppError('USAGE', 'The file to write is the workspace itself; name another one.')
  const partial = `${output}.partial`
  rmSync(partial, { force: true })
  try {
    db.prepare(`VACUUM INTO ?`).run(partial)
    renameSync(partial, output)
  } catch (error) {
    rmSync(partial, { force: true })
    throw new AppError('FAILED', `${output} could not be written: ${(error as Error).message}.`, { cause: error })
  }
}
