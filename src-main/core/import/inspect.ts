/** Looks at the beginning of a file and says what it is, before anything of it is stored. */
import { AppError } from '../../../shared/errors.ts'
import { type ColumnMap, eventFields, type ImportKind } from '../../../shared/import.ts'
import { isGzip, isZip, readSample, refuseForeign, type Source, sourceName } from './source.ts'
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
import { type Damage, decodeText } from './text/decode.ts'
import { detectEncoding, type Encoding } from './text/encoding.ts'
import { type BrokenLine, findLayout, type Layout, layOut, type TextRow } from './text/layout.ts'
import { writeRecord } from './text/records.ts'

export interface ImportOptions {
  kind?: ImportKind | undefined
  format?: string | undefined
  map?: ColumnMap | undefined
  zone?: string | undefined
  order?: 'rows' | undefined
  encoding?: string | undefined
  delimiter?: string | undefined
  headerLine?: number | undefined
}

/** Id of the one format of tool inventories. */
export const toolFormat = { id: 'tool-inventory', title: 'Tool inventory', kind: 'tools' as const }

export interface FormatMatch extends Recognition {
  id: string
  title: string
  kind: ImportKind
}

export interface Inspection extends Source {
  /** As messages name it. */
  name: string
  /** Packed. */
  bytes: number
  container: 'csv' | 'jsonl'
  encoding: string
  encodingBy: Encoding['by']
  /** "" for JSONL. */
  delimiter: string
  /** Lines before the header: titles and comments. */
  skipLines: number
  /** What stands in them, without what only decorates. */
  preamble: string[]
  columns: string[]
  /** Parsed rows of the sample, header left out; for JSONL, the objects' own lines. */
  sample: TextRow[]
  /** Lines of the sample that are no rows. */
  broken: BrokenLine[]
  damage: Damage
  objects: Record<string, unknown>[]
  estimatedRows: number
  /** Best first. */
  matches: FormatMatch[]
  /** All rows, of a sheet that is read whole; null where they are still in the file. */
  rows: TextRow[] | null
}

const sampledRows = 500

export type TextChoices = Pick<ImportOptions, 'encoding' | 'delimiter' | 'headerLine'>

/** `bytes` is what the source takes up in its file. Throws UNSUPPORTED or BAD_FILE. */
export async function inspectSource(source: Source, bytes: number, choices: TextChoices): Promise<Inspection> {
  const { head, whole, packed } = await readSample(source)
  const name = sourceName(source)
  if (source.compression === null) {
    // A member of an archive may be packed once more.
    if (isGzip(head)) return inspectSource({ ...source, compression: 'gzip' }, bytes, choices)
    if (isZip(head)) throw new AppError('UNSUPPORTED', `${name} is an archive in an archive; unpack it first.`)
    refuseForeign(name, head.subarray(0, 16))
  }
  const encoding = await detectEncoding(head, choices.encoding)
  const { text, damage } = decodeText(head, encoding.label, !whole)
  refuseBinary(name, text, damage.nuls)
  const first = text.trimStart()[0]
  if (first === undefined) throw new AppError('BAD_FILE', `${name} holds nothing but blanks.`)
  const complete = whole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
  if (complete === '')
    throw new AppError('BAD_FILE', `The first line of ${name} is longer than a megabyte, so it is not a table of rows.`)
  const base = { ...source, name, bytes, encoding: encoding.label, encodingBy: encoding.by, damage, rows: null }
  const unpackedBytes = whole ? head.length : Math.round((bytes * head.length) / Math.max(1, packed))
  return first === '{'
    ? inspectJsonl(base, complete, unpackedBytes)
    : inspectCsv(base, complete, unpackedBytes, choices)
}

type Base = Pick<
  Inspection,
  'path' | 'member' | 'name' | 'bytes' | 'compression' | 'encoding' | 'encodingBy' | 'damage' | 'rows'
>

/** Text has NULs only where a dump wrote them into cells, and hardly any other control characters. */
function refuseBinary(name: string, text: string, nuls: number): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  if (nuls > text.length / 4 || controls > 2 + text.length / 200)
    throw new AppError('BAD_FILE', `${name} is not text: it holds binary data.`)
}

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
    throw new AppError('BAD_FILE', `${base.name} looks like JSON, but none of its first lines is one JSON object.`)
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const matches = eventFormats
    .filter((format): format is JsonEventFormat => format.container === 'jsonl')
    .flatMap((format) => toMatch(format, format.recognise(objects)))
  const averageLine = Math.max(1, Buffer.byteLength(lines.join('\n')) / lines.length)
  return {
    ...base,
    container: 'jsonl',
    delimiter: '',
    skipLines: 0,
    preamble: [],
    broken: [],
    columns: keys,
    sample,
    objects,
    estimatedRows: Math.max(objects.length, Math.round(unpackedBytes / averageLine)),
    matches: matches.sort((a, b) => b.confidence - a.confidence),
  }
}

function inspectCsv(base: Base, text: string, unpackedBytes: number, choices: TextChoices): Inspection {
  let layout
  try {
    layout = findLayout(text, choices, sampledRows)
  } catch (error) {
    if (error instanceof AppError) throw new AppError('BAD_FILE', `${base.name}: ${error.message}.`)
    throw error
  }
  const { delimiter, skipLines, header, rows: sample } = layout
  const read =
    sample.length < sampledRows
      ? text.length
      : [header, ...sample.map(({ cells }) => cells)].reduce(
          (length, cells) => length + writeRecord(cells, delimiter).length + 1,
          0,
        )
  const bytesPerCharacter = base.encoding.startsWith('utf-16') ? 2 : 1
  const rows = (unpackedBytes / bytesPerCharacter / Math.max(1, read)) * (sample.length + 1) - 1
  return {
    ...base,
    ...inspectTable(layout, preambleOf(text, skipLines)),
    estimatedRows: Math.max(sample.length, Math.round(rows)),
  }
}

/** A sheet of a workbook. */
export function inspectRows(
  { path, bytes, sheet }: { path: string; bytes: number; sheet: string },
  rows: TextRow[],
  choices: TextChoices,
): Inspection {
  const layout = layOut(rows, choices.headerLine)
  const preamble = rows.filter(({ line }) => line <= layout.skipLines).map(({ cells }) => cells.join(' ').trim())
  return {
    path,
    member: sheet,
    name: `${path}, sheet ${sheet}`,
    bytes,
    compression: null,
    encoding: 'utf-8',
    encodingBy: 'bytes',
    damage: { nuls: 0, unreadable: 0 },
    ...inspectTable({ ...layout, rows: layout.rows.slice(0, sampledRows), delimiter: ',', broken: [] }, preamble),
    estimatedRows: layout.rows.length,
    rows: layout.rows,
  }
}

function inspectTable({ delimiter, skipLines, header, rows, broken }: Layout, preamble: string[]) {
  const columns = nameColumns(header.map((name) => name.trim()))
  const found = new Columns(columns)
  const matches = eventFormats
    .filter((format): format is CsvEventFormat => format.container === 'csv')
    .flatMap((format) => toMatch(format, format.recognise(found)))
  const tools = recogniseToolHeader(columns)
  if (tools) matches.push({ ...toolFormat, confidence: tools.confidence, matched: tools.matched, missing: [] })
  return {
    container: 'csv' as const,
    delimiter,
    skipLines,
    preamble,
    columns,
    sample: rows,
    broken,
    objects: [],
    matches: matches.sort((a, b) => b.confidence - a.confidence),
  }
}

function toMatch(format: EventFormat, recognition: Recognition | null): FormatMatch[] {
  return recognition ? [{ id: format.id, title: format.title, kind: format.kind, ...recognition }] : []
}

/** Lines before the header that say something: `# Account: x`, a title; rules and blanks left out. */
function preambleOf(text: string, lines: number): string[] {
  return text
    .split(/\r\n|\n|\r/, lines)
    .map((line) => line.replace(/^#\s*/, '').replace(/[,;\t|\s]+$/, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
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
        ? `${inspection.name} holds JSON objects of no known export; this version reads Segment's raw archive.`
        : `${inspection.name} is ${inspection.container === 'csv' ? 'a table' : 'JSON'}, which "${format.id}" is not.`,
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
        `${inspection.name} has no column "${name}"; it has ${inspection.columns.slice(0, 40).join(', ')}.`,
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
    member: inspection.member,
    compression: inspection.compression,
    container: inspection.container,
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    columns,
    skipLines: inspection.skipLines,
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

function requireFields(
  { name, columns, skipLines }: Inspection,
  format: CsvEventFormat,
  fields: EventPlan['fields'],
): void {
  const line = skipLines + 1
  const listed = columns.slice(0, 40).join(', ')
  if (fields.time === undefined)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: no column gives the time of an event, so the order of touches is unknown. Map one of its columns (${listed}) to "time".`,
    )
  if (fields.visitor === undefined && fields.user === undefined)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: no column says who did it. Map one of its columns (${listed}) to "visitor" or "user".`,
    )
  const what =
    format.constantEvent !== null || fields.event !== undefined || fields.path !== undefined || fields.url !== undefined
  if (!what)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: no column says what happened. Map one of its columns (${listed}) to "event", "path" or "url".`,
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
