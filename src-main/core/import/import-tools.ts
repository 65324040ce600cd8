/** One tool inventory into the workspace. Inventories are small, so the file is read whole. */
import { AppError } from '../../../shared/errors.ts'
import { type ColumnMap, toolFields } from '../../../shared/import.ts'
import { insertTools } from '../stack/store.ts'
import type { Tool } from '../stack/tool.ts'
import type { WriteDb } from '../workspace/db.ts'
import type { PartOutcome } from './part-outcome.ts'
import { type ImportOptions, toolFormat } from './inspect.ts'
import type { Inspection } from './inspection.ts'
import { insertMany } from './insert-many.ts'
import { textNotes } from './notes.ts'
import { readChunks } from './source.ts'
import { decodeText } from './text/decode.ts'
import { readTable } from './text/layout.ts'
import { writeRecord } from './text/records.ts'
import { parseToolRow, recogniseToolHeader, toolCells } from './tools.ts'

/** A larger inventory is another kind of file. */
const maxBytes = 256 * 1024 * 1024

export function chooseToolMapping(inspection: Inspection, options: ImportOptions): ColumnMap {
  if (inspection.container !== 'csv')
    throw new AppError('BAD_FILE', `${inspection.name} holds JSON; a tool inventory is a table.`)
  const map: ColumnMap = { ...recogniseToolHeader(inspection.columns)?.mapping }
  for (const [field, name] of Object.entries(options.map ?? {})) {
    if (!(toolFields as readonly string[]).includes(field))
      throw new AppError('USAGE', `There is no field "${field}"; the fields are ${toolFields.join(', ')}.`)
    if (name !== '' && !inspection.columns.includes(name))
      throw new AppError(
        'USAGE',
        `${inspection.name} has no column "${name}"; it has ${inspection.columns.join(', ')}.`,
      )
    map[field] = name
  }
  const mapped = Object.fromEntries(Object.entries(map).filter(([, name]) => name !== ''))
  if (mapped.name === undefined)
    throw new AppError(
      'BAD_FILE',
      `${inspection.name}, line 1: no column gives the name of a tool. Map one of its columns (${inspection.columns.join(', ')}) to "name".`,
    )
  return mapped
}

export interface ToolRow {
  line: number
  raw: string
  result: ReturnType<typeof parseToolRow>
}

/** Every row of the inventory as a tool or the reason it is none. */
export function readToolRows(
  inspection: Inspection,
  map: ColumnMap,
  rows: { line: number; cells: string[] }[],
): ToolRow[] {
  return rows.map(({ line, cells }) => {
    const raw = writeRecord(cells, inspection.delimiter)
    const extra = cells.slice(inspection.columns.length).some((cell) => cell.trim() !== '')
    if (cells.length < inspection.columns.length || extra)
      return {
        line,
        raw,
        result: { ok: false, reason: `it has ${cells.length} cells where the header has ${inspection.columns.length}` },
      }
    return { line, raw, result: parseToolRow(toolCells(inspection.columns, map, cells)) }
  })
}

async function readRows(inspection: Inspection) {
  const { rows, broken, damage } = inspection
  if (rows !== null) return { rows, broken, damage }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of readChunks(inspection, () => undefined)) {
    parts.push(chunk)
    length += chunk.length
    if (length > maxBytes) throw new AppError('BAD_FILE', `${inspection.name} is too large for a tool inventory.`)
  }
  const decoded = decodeText(Buffer.concat(parts), inspection.encoding)
  return { ...readTable(decoded.text, inspection), damage: decoded.damage }
}

export async function importTools(
  db: WriteDb,
  importId: number,
  inspection: Inspection,
  options: ImportOptions,
): Promise<PartOutcome> {
  const map = chooseToolMapping(inspection, options)
  const { rows, broken, damage } = await readRows(inspection)
  const read = readToolRows(inspection, map, rows)
  const tools: Tool[] = []
  const rejects = broken.map(({ line, reason, raw }) => [importId, line, reason, raw.slice(0, 2_000)])
  for (const { line: at, raw, result } of read) {
    if (result.ok) tools.push(result.tool)
    else rejects.push([importId, at, result.reason, raw.slice(0, 2_000)])
  }
  const stored = insertTools(db, importId, tools)
  insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])(rejects)
  return {
    report: {
      format: toolFormat.id,
      encoding: inspection.encoding,
      delimiter: inspection.rows === null ? inspection.delimiter : null,
      rowsRead: read.length + broken.length,
      rowsImported: stored.inserted + stored.replaced,
      rowsDuplicate: stored.duplicate,
      rowsRejected: rejects.length,
      // Unknown columns become custom fields, so nothing is dropped.
      columnsKept: inspection.columns,
      columnsDropped: [],
      timeRange: null,
      zone: options.zone ?? 'UTC',
      notes: textNotes(inspection, damage),
    },
    mapping: map,
    columns: null,
    firstEvent: null,
  }
}
