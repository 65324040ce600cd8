/** Looks at the beginning of a file and says what it is, before anything of it is stored. */
import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import { type ColumnMap, eventFields, type ImportKind } from '../../../shared/import.ts'
import { detectEncoding, readSample } from './source.ts'
import { eventFormats } from './formats/index.ts'
import {
  Columns,
  type CsvEventFormat,
  type EventFormat,
  type JsonEventFormat,
  type Recognition,
} from './formats/format.ts'
import type { EventPlan } from './plan.ts'
import { recogniseToolHeader } from './tools.ts'
import { zoneClock } from './cells/time.ts'

export interface ImportOptions {
  kind?: ImportKind | undefined
  format?: string | undefined
  map?: ColumnMap | undefined
  zone?: string | undefined
  order?: 'rows' | undefined
}

/** Id of the one format of tool inventories. */
export const toolFormat = { id: 'tool-inventory', title: 'Tool inventory', kind: 'tools' as const }

export interface FormatMatch extends Recognition {
  id: string
  title: string
  kind: ImportKind
}

export interface Inspection {
  path: string
  bytes: number
  compression: 'gzip' | null
  container: 'csv' | 'jsonl'
  encoding: string
  /** "" for JSONL. */
  delimiter: string
  columns: string[]
  /** Parsed rows of the sample, header left out; for JSONL, the objects' own lines. */
  sample: { line: number; cells: string[] }[]
  objects: Record<string, unknown>[]
  estimatedRows: number
  /** Best first. */
  matches: FormatMatch[]
}

const sampledRows = 500

export function inspectFile(path: string): Inspection {
  const { bytes, compression, head, whole, unpackedBytes } = readSample(path)
  const encoding = detectEncoding(head)
  const text = new TextDecoder(encoding).decode(head, { stream: !whole })
  if (text.includes('\u0000')) throw new AppError('BAD_FILE', `${path} is not text: it holds binary data.`)
  const first = text.trimStart()[0]
  if (first === undefined) throw new AppError('BAD_FILE', `${path} holds nothing but blanks.`)
  const complete = whole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
  if (complete === '')
    throw new AppError('BAD_FILE', `The first line of ${path} is longer than a megabyte, so it is not a table of rows.`)
  const base = { path, bytes, compression, encoding }
  return first === '{' ? inspectJsonl(base, complete, unpackedBytes) : inspectCsv(base, complete, unpackedBytes)
}

type Base = Pick<Inspection, 'path' | 'bytes' | 'compression' | 'encoding'>

function inspectJsonl(base: Base, text: string, unpackedBytes: number): Inspection {
  const objects: Record<string, unknown>[] = []
  const sample: Inspection['sample'] = []
  const lines = text.split('\n').slice(0, sampledRows)
  lines.forEach((line, index) => {
    try {
      const value: unknown = JSON.parse(line)
      if (typeof value !== 'object' || value === null) return
      objects.push(value as Record<string, unknown>)
      sample.push({ line: index + 1, cells: [line] })
    } catch {
      // Listed as a rejected row when the file is read.
    }
  })
  if (objects.length === 0)
    throw new AppError('BAD_FILE', `${base.path} looks like JSON, but none of its first lines is one JSON object.`)
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const matches = eventFormats
    .filter((format): format is JsonEventFormat => format.container === 'jsonl')
    .flatMap((format) => toMatch(format, format.recognise(objects)))
  const averageLine = Math.max(1, Buffer.byteLength(lines.join('\n')) / lines.length)
  return {
    ...base,
    container: 'jsonl',
    delimiter: '',
    columns: keys,
    sample,
    objects,
    estimatedRows: Math.max(objects.length, Math.round(unpackedBytes / averageLine)),
    matches: matches.sort((a, b) => b.confidence - a.confidence),
  }
}

function inspectCsv(base: Base, text: string, unpackedBytes: number): Inspection {
  const newline = text.includes('\n') ? '\n' : '\r'
  const config = { preview: sampledRows + 1, newline } as const
  const guess = Papa.parse<string[]>(text, { ...config, delimitersToGuess: [',', ';', '\t', '|'] })
  const delimiter = guess.meta.delimiter || ','
  const rows = guess.data
  const header = rows[0]!.map((name) => name.trim())
  let line = 2 + header.reduce((lines, name) => lines + name.split(newline).length - 1, 0)
  const sample = rows.slice(1).flatMap((cells) => {
    const at = line
    line += 1 + cells.reduce((lines, cell) => lines + cell.split(newline).length - 1, 0)
    return cells.length === 1 && cells[0]!.trim() === '' ? [] : [{ line: at, cells }]
  })
  const columns = nameColumns(header)
  const found = new Columns(columns)
  const matches = eventFormats
    .filter((format): format is CsvEventFormat => format.container === 'csv')
    .flatMap((format) => toMatch(format, format.recognise(found)))
  const tools = recogniseToolHeader(columns)
  if (tools) matches.push({ ...toolFormat, confidence: tools.confidence, matched: tools.matched, missing: [] })
  const read = sample.length + 1 < sampledRows ? text.length : Papa.unparse(rows, { delimiter }).length
  return {
    ...base,
    container: 'csv',
    delimiter,
    columns,
    sample,
    objects: [],
    estimatedRows: Math.max(sample.length, Math.round((unpackedBytes / Math.max(1, read)) * (sample.length + 1)) - 1),
    matches: matches.sort((a, b) => b.confidence - a.confidence),
  }
}

function toMatch(format: EventFormat, recognition: Recognition | null): FormatMatch[] {
  return recognition ? [{ id: format.id, title: format.title, kind: format.kind, ...recognition }] : []
}

/** Columns without a name, and second ones of a name, get one that can be pointed at. */
function nameColumns(header: string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((name, index) => {
    const base = name === '' ? `column ${index + 1}` : name
    const times = (seen.get(base) ?? 0) + 1
    seen.set(base, times)
    return times === 1 ? base : `${base} (${times})`
  })
}

/** The kind of file this will be imported as. Throws UNSUPPORTED, or BAD_FILE where nothing fits. */
export function chooseKind(inspection: Inspection, options: ImportOptions): ImportKind {
  const { kind } = options
  if (kind === 'tool-prices' || kind === 'milestones' || kind === 'decision')
    throw new AppError('UNSUPPORTED', `Importing ${kind} is not supported by this version yet.`)
  if (kind) return kind
  if (options.format) return options.format === toolFormat.id ? 'tools' : 'events'
  return inspection.matches[0]?.kind ?? 'events'
}

export interface EventMapping {
  format: EventFormat
  /** Field → column name. */
  map: ColumnMap
}

/**
 * Format and mapping of an event file. A map given for a generic table that names `time` is the whole mapping;
 * otherwise it changes single fields ("" unmaps one). Throws USAGE or UNSUPPORTED.
 */
export function chooseMapping(inspection: Inspection, options: ImportOptions): EventMapping {
  if (options.order === 'rows')
    throw new AppError(
      'UNSUPPORTED',
      'Taking the order of rows where a file has no times ("--order rows") is not supported by this version yet.',
    )
  const wanted = options.format
  if (wanted !== undefined && !eventFormats.some((format) => format.id === wanted))
    throw new AppError(
      'USAGE',
      `There is no format "${wanted}"; there are ${[...eventFormats.map((f) => f.id), toolFormat.id].join(', ')}.`,
    )
  const id = wanted ?? inspection.matches.find((match) => match.kind === 'events')?.id
  const format = eventFormats.find((each) => each.id === (id ?? 'generic-events'))!
  if (format.container !== inspection.container)
    throw new AppError(
      'BAD_FILE',
      inspection.container === 'jsonl' && id === undefined
        ? `${inspection.path} holds JSON objects of no known export; this version reads Segment's raw archive.`
        : `${inspection.path} is ${inspection.container === 'csv' ? 'a table' : 'JSON'}, which "${format.id}" is not.`,
    )
  const given = options.map ?? {}
  for (const field of Object.keys(given)) checkField(field)
  if (format.container === 'jsonl') {
    if (Object.keys(given).length > 0)
      throw new AppError('USAGE', `The columns of "${format.id}" are fixed; leave out the mapping.`)
    return { format, map: Object.fromEntries(format.columns.map((column) => [column, column])) }
  }
  const columns = new Columns(inspection.columns)
  const whole = format.id === 'generic-events' && given.time !== undefined
  const map: ColumnMap = whole ? {} : format.map(columns)
  for (const [field, name] of Object.entries(given)) {
    const column = name === '' ? undefined : (inspection.columns.find((each) => each === name) ?? columns.find(name))
    if (name !== '' && column === undefined)
      throw new AppError(
        'USAGE',
        `${inspection.path} has no column "${name}"; it has ${inspection.columns.slice(0, 40).join(', ')}.`,
      )
    map[field] = column ?? ''
  }
  return { format, map: Object.fromEntries(Object.entries(map).filter(([, column]) => column !== '')) }
}

function checkField(field: string): void {
  if (!(eventFields as readonly string[]).includes(field))
    throw new AppError('USAGE', `There is no field "${field}"; the fields are ${eventFields.join(', ')}.`)
  if (field === 'conversions' || field === 'nulls' || field === 'conversionValue')
    throw new AppError('UNSUPPORTED', `Path tables (the field "${field}") are not supported by this version yet.`)
}

/** Everything the parse worker needs. Throws BAD_FILE with what is missing. */
export function planEvents(inspection: Inspection, { format, map }: EventMapping, zone: string): EventPlan {
  zoneClock(zone)
  const columns = format.container === 'csv' ? inspection.columns : format.columns
  const fields: EventPlan['fields'] = {}
  for (const [field, column] of Object.entries(map))
    fields[field as keyof EventPlan['fields']] = columns.indexOf(column)
  if (format.container === 'csv') requireFields(inspection, format, fields)
  const isMapped = new Set(
    Object.entries(map).flatMap(([field, column]) => (field === 'value' || field === 'currency' ? [] : [column])),
  )
  return {
    path: inspection.path,
    compression: inspection.compression,
    container: inspection.container,
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    columns,
    skipRecords: format.container === 'csv' ? 1 : 0,
    fields,
    properties:
      format.container === 'csv'
        ? columns.flatMap((column, index) => (isMapped.has(column) || format.drops(column) ? [] : [index]))
        : [],
    constantEvent: format.container === 'csv' ? format.constantEvent : null,
    kind: format.container === 'csv' ? format.events : 'event',
    format: format.id,
    zone,
  }
}

function requireFields({ path, columns }: Inspection, format: CsvEventFormat, fields: EventPlan['fields']): void {
  const listed = columns.slice(0, 40).join(', ')
  if (fields.time === undefined)
    throw new AppError(
      'BAD_FILE',
      `${path}, line 1: no column gives the time of an event, so the order of touches is unknown. Map one of its columns (${listed}) to "time".`,
    )
  if (fields.visitor === undefined && fields.user === undefined)
    throw new AppError(
      'BAD_FILE',
      `${path}, line 1: no column says who did it. Map one of its columns (${listed}) to "visitor" or "user".`,
    )
  const what =
    format.constantEvent !== null || fields.event !== undefined || fields.path !== undefined || fields.url !== undefined
  if (!what)
    throw new AppError(
      'BAD_FILE',
      `${path}, line 1: no column says what happened. Map one of its columns (${listed}) to "event", "path" or "url".`,
    )
}

/** Which columns end up in the workspace, and which do not. */
export function columnFates(
  inspection: Inspection,
  { format, map }: EventMapping,
  plan: EventPlan,
): { kept: string[]; dropped: string[] } {
  const kept =
    format.container === 'csv'
      ? new Set([...Object.values(map), ...plan.properties.map((index) => plan.columns[index]!)])
      : new Set(format.keeps)
  return {
    kept: inspection.columns.filter((column) => kept.has(column)),
    dropped: inspection.columns.filter((column) => !kept.has(column)),
  }
}
