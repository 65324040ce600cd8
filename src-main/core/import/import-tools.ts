/** One tool inventory into the workspace. Inventories are small, so the file is read whole. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { AppError } from '../../../shared/errors.ts'
import { type ColumnMap, toolFields } from '../../../shared/import.ts'
import { insertTools } from '../stack/store.ts'
import type { Tool } from '../stack/tool.ts'
import type { WriteDb } from '../workspace/db.ts'
import { type ImportOptions, type Inspection, toolFormat } from './inspect.ts'
import { insertMany } from './insert-many.ts'
import { textNotes } from './notes.ts'
import { decodeText } from './text/decode.ts'
import { readTable } from './text/layout.ts'
import { writeRecord } from './text/records.ts'
import { parseToolRow, recogniseToolHeader, toolCells } from './tools.ts'

/** A larger inventory is another kind of file. */
const maxBytes = 64 * 1024 * 1024

export function chooseToolMapping(inspection: Inspection, options: ImportOptions): ColumnMap {
  if (inspection.container !== 'csv')
    throw new AppError('BAD_FILE', `${inspection.path} holds JSON; a tool inventory is a table.`)
  const map: ColumnMap = { ...recogniseToolHeader(inspection.columns)?.mapping }
  for (const [field, name] of Object.entries(options.map ?? {})) {
    if (!(toolFields as readonly string[]).includes(field))
      throw new AppError('USAGE', `There is no field "${field}"; the fields are ${toolFields.join(', ')}.`)
    if (name !== '' && !inspection.columns.includes(name))
      throw new AppError(
        'USAGE',
        `${inspection.path} has no column "${name}"; it has ${inspection.columns.join(', ')}.`,
      )
    map[field] = name
  }
  const mapped = Object.fromEntries(Object.entries(map).filter(([, name]) => name !== ''))
  if (mapped.name === undefined)
    throw new AppError(
      'BAD_FILE',
      `${inspection.path}, line 1: no column gives the name of a tool. Map one of its columns (${inspection.columns.join(', ')}) to "name".`,
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

export function importTools(db: WriteDb, importId: number, inspection: Inspection, options: ImportOptions) {
  if (inspection.bytes > maxBytes)
    throw new AppError('BAD_FILE', `${inspection.path} is too large for a tool inventory.`)
  const map = chooseToolMapping(inspection, options)
  const packed = readFileSync(inspection.path)
  const bytes = inspection.compression === 'gzip' ? gunzipSync(packed, { maxOutputLength: maxBytes * 4 }) : packed
  const { text, damage } = decodeText(bytes, inspection.encoding)
  const { rows, broken } = readTable(text, inspection)
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
      delimiter: inspection.delimiter,
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
  }
}
