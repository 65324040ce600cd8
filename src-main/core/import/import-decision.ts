/** One Decision JSON into the workspace: a new decision, or a new version of the one that has its name. */
import { basename } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { DecisionFile } from '../decisions/read-file.ts'
import { idOfDecision, saveDecision } from '../decisions/store.ts'
import type { WriteDb } from '../workspace/db.ts'
import type { ImportOptions } from './options.ts'

export const decisionFormat = { id: 'decision-json', title: 'Decision', kind: 'decision' as const }

/** What only tables have. */
const tableOptions = ['map', 'order', 'zone'] as const

export function importDecision(
  db: WriteDb,
  importId: number,
  file: ImportOptions & { path: string },
  { decision, keys, notes }: DecisionFile,
  at: Date,
) {
  const given = tableOptions.find((option) => file[option] !== undefined)
  if (given) throw new AppError('USAGE', `--${given} is for tables; a decision has no columns.`)
  if (file.format !== undefined && file.format !== decisionFormat.id)
    throw new AppError('USAGE', `A decision has the format ${decisionFormat.id}, not ${file.format}.`)
  const { added } = saveDecision(db, decision, {
    id: idOfDecision(db, decision.name),
    note: `Imported from ${basename(file.path)}`,
    at,
    importId,
  })
  return {
    report: {
      format: decisionFormat.id,
      encoding: 'utf-8',
      delimiter: null,
      rowsRead: 1,
      rowsImported: added ? 1 : 0,
      rowsDuplicate: added ? 0 : 1,
      rowsRejected: 0,
      columnsKept: keys,
      columnsDropped: [],
      notes,
      timeRange: null,
      zone: 'UTC',
    },
    mapping: {},
    columns: null,
    firstEvent: null,
  }
}
