/** One tool inventory into the workspace. Inventories are small, so the file is read whole. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import { type ColumnMap, toolFields } from '../../../shared/import.ts'
import { insertTools } from '../stack/store.ts'
import type { Tool } from '../stack/tool.ts'
import type { WriteDb } from '../workspace/db.ts'
import { type ImportOptions, type Inspection, toolFormat } from './inspect.ts'
import { insertMany } from './insert-many.ts'
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
    const raw = Papa.unparse([cells], { delimiter: inspection.delimiter })
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
  const text = new TextDecoder(inspection.encoding).decode(bytes)
  const newline = text.includes('\n') ? '\n' : '\r'
  const parsed = Papa.parse<string[]>(text, { delimiter: inspection.delimiter, newline })
  let line = 1
  const rows = parsed.data.map((cells) => {
    const at = line
    line += 1 + cells.reduce((lines, cell) => lines + cell.split(newline).length - 1, 0)
    return { line: at, cells }
  })
  const body = rows.slice(1).filter(({ cells }) => cells.length > 1 || cells[0]!.trim() !== '')
  const read = readToolRows(inspection, map, body)
  const tools: Tool[] = []
  const rejects: unknown[][] = []
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
      rowsRead: read.length,
      rowsImported: stored.inserted + stored.replaced,
      rowsDuplicate: stored.duplicate,
      rowsRejected: rejects.length,
      // Unknown columns become custom fields, so nothing is dropped.
      columnsKept: inspection.columns,
      columnsDropped: [],
      timeRange: null,
      zone: options.zone ?? 'UTC',
    },
    mapping: map,
  }
}
