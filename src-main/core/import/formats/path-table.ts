/**
 * Tables of paths, as attribution packages take them: `A > B > C` with how many people who took it converted, how many
 * did not, and what the conversions were worth. Nobody's times are known, only the order.
 */
import { pageEvent } from '../events/plan.ts'
import { hashText } from '../encode/hash.ts'
import { columnKey } from './columns.ts'
import { byColumns, type EventRecord, type Events, mapColumns, type TableFormat } from './format.ts'

const conversionEvent = 'Conversion'

const candidates = {
  path: [
    'path',
    'paths',
    'journey',
    'path_to_conversion',
    'conversion_path',
    'channel_path',
    'touchpoints',
    'path_clean',
  ],
  conversions: ['total_conversions', 'conversions', 'conversion', 'total_conversion', 'converted', 'conv'],
  nulls: ['total_null', 'nulls', 'null', 'total_nulls', 'non_conversions', 'no_conversions'],
  conversionValue: ['total_conversion_value', 'conversion_value', 'total_value', 'revenue', 'value'],
}

/** Marks between steps, surest first. */
const separators = ['>', '→', ';', '|', ' - ', '-'] as const

/** The first mark that stands in at least a third of the paths; ">" where none does. */
function separatorOf(paths: string[]): string {
  const filled = paths.filter((path) => path.trim() !== '')
  return separators.find((mark) => filled.filter((path) => path.includes(mark)).length * 3 >= filled.length) ?? '>'
}

/** A row that stands for more people than this is a total, not a path. */
const maxPeople = 1_000_000

export const pathTable: TableFormat = {
  container: 'csv',
  id: 'path-table',
  title: 'Table of paths',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  timeless: true,
  recognise: (columns, rows) => {
    const path = columns.find(...candidates.path)
    const counted = columns.find(...candidates.conversions, ...candidates.nulls)
    if (path === undefined || counted === undefined || columns.count('timestamp', 'time', 'date') > 0) return null
    const at = columns.names.findIndex((name) => columnKey(name) === columnKey(path))
    const cells = rows.map((row) => row[at] ?? '')
    return rows.length > 0 && cells.some((cell) => cell.includes(separatorOf(cells)))
      ? { ...byColumns(columns, [path, counted])!, confidence: 0.8 }
      : null
  },
  map: (columns) => mapColumns(columns, candidates),
  drops: () => true,
  setting: (map, columns, rows) => {
    const at = columns.indexOf(map.path ?? '')
    const hash = { lo: 0, hi: 0 }
    // The people of a table get names of their own, the same each time the table is imported.
    hashText(JSON.stringify([columns, rows]), hash)
    return `${((hash.hi >>> 0) * 4096 + (hash.lo >>> 20)).toString(36)}\n${separatorOf(rows.map((row) => row[at] ?? ''))}`
  },
  refine: (_, setting) => {
    const [table = '', mark = '>'] = setting.split('\n')
    let row = 0
    return (cells): Events => {
      row++
      const steps = split(cells.path ?? '', mark)
      if (steps.length === 0) return 'it has no path'
      const isCounted = cells.conversions !== undefined || cells.nulls !== undefined
      const conversions = countOf(cells.conversions, isCounted ? 0 : 1)
      const nulls = countOf(cells.nulls, 0)
      if (conversions === null) return `"${cells.conversions}" is not a number of conversions`
      if (nulls === null) return `"${cells.nulls}" is not a number of people`
      if (conversions + nulls > maxPeople) return `it stands for more than ${maxPeople} people`
      const total = Number((cells.conversionValue ?? '').replaceAll(',', '') || 'NaN')
      const value = Number.isFinite(total) && conversions > 0 ? String(total / conversions) : ''
      const events: EventRecord[] = []
      for (let person = 1; person <= conversions + nulls; person++) {
        const visitor = `path ${table}-${row}.${person}`
        for (const step of steps) events.push({ visitor, event: pageEvent, path: step })
        if (person <= conversions) events.push({ visitor, event: conversionEvent, value, properties: null })
      }
      return events
    }
  },
}

/** Steps of a path; `(start)`, `(conversion)` and `(null)` are the ends, not steps. */
function split(path: string, mark: string): string[] {
  return path
    .split(mark)
    .map((step) => step.replace(/^[-\s]+|[-\s]+$/g, ''))
    .filter((step) => step !== '' && !/^\((start|conversion|null)\)$/i.test(step))
}

/** A whole number that is not negative; null for anything else. */
function countOf(cell: string | undefined, otherwise: number): number | null {
  if (cell === undefined || cell === '') return otherwise
  const text = cell.replaceAll(',', '')
  if (/^(true|yes)$/i.test(text)) return 1
  if (/^(false|no)$/i.test(text)) return 0
  return /^\d+(\.0+)?$/.test(text) ? Number(text) : null
}
