/** The inventory, milestones and events as CSV that imports again, and the workspace as a file of its own. */
import { renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { csvLine } from '../../../shared/csv.ts'
import { AppError } from '../../../shared/errors.ts'
import { inventoryFields, milestoneFields, type ToolField } from '../../../shared/import.ts'
import { readMilestones } from '../stack/milestones.ts'
import { formatPrices, plainNumber } from '../stack/prices.ts'
import { readTools } from '../stack/store.ts'
import type { Tool } from '../stack/tool.ts'
import type { ReadDb, WriteDb } from '../workspace/db.ts'
import { writeWhole } from './write-whole.ts'

const cellOf: Record<ToolField, (tool: Tool) => string | number | null> = {
  name: ({ name }) => name,
  vendor: ({ vendor }) => vendor,
  category: ({ category }) => category,
  capabilities: ({ capabilities }) => capabilities.join(';'),
  team: ({ team }) => team,
  owner: ({ owner }) => owner,
  owner_email: ({ ownerEmail }) => ownerEmail,
  status: ({ status }) => status,
  cost: ({ cost }) => money(cost),
  currency: ({ currency }) => currency,
  billing_period: ({ billingPeriod }) => billingPeriod,
  seats_licensed: ({ seatsLicensed }) => seatsLicensed,
  seats_active: ({ seatsActive }) => seatsActive,
  start_date: ({ startDate }) => startDate,
  end_date: ({ endDate }) => endDate,
  renewal_date: ({ renewalDate }) => renewalDate,
  notice_days: ({ noticeDays }) => noticeDays,
  auto_renew: ({ autoRenew }) => (autoRenew === null ? null : autoRenew ? 'yes' : 'no'),
  connected_to: ({ connectedTo }) => connectedTo.join(';'),
  replaces: ({ replaces }) => replaces.join(';'),
  reason: ({ reason }) => reason,
  note: ({ note }) => note,
  switching_cost: ({ switchingCost }) => money(switchingCost),
  price_history: ({ prices }) => formatPrices(prices),
}

const money = (amount: number | null): string | null => (amount === null ? null : plainNumber(amount))

/**
 * Columns of the inventory, then custom fields by their own names; `price_history` where a tool has dated prices. An
 * import of the file into an empty workspace gives the same tools in the same order.
 */
export function exportTools(db: ReadDb, output: string): number {
  const tools = readTools(db)
  const fields: ToolField[] = [
    ...inventoryFields,
    ...(tools.some(({ prices }) => prices.length > 0) ? (['price_history'] as const) : []),
  ]
  const custom = [...new Set(tools.flatMap((tool) => Object.keys(tool.custom)))]
  writeWhole(output, (write) => {
    write(csvLine([...fields, ...custom]))
    for (const tool of tools)
      write(
        csvLine(
          [...fields.map((field) => cellOf[field](tool)), ...custom.map((name) => tool.custom[name])].map(protect),
        ),
      )
  })
  return tools.length
}

/** What already looks like a protected formula is protected once more, so that taking one apostrophe off gives it back. */
const protect = (cell: string | number | null | undefined) =>
  typeof cell === 'string' && /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell

export function exportMilestones(db: ReadDb, output: string): number {
  const milestones = readMilestones(db)
  writeWhole(output, (write) => {
    write(csvLine(milestoneFields))
    for (const milestone of milestones) write(csvLine(milestoneFields.map((field) => milestone[field])))
  })
  return milestones.length
}

const eventColumns = [
  'time', 'visitor', 'user', 'event', 'url', 'path', 'referrer', 'source', 'medium', 'campaign', 'value', 'currency', 'session', 'properties',
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
