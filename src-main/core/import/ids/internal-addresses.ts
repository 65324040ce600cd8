/**
 * Rows from one's own network, by the addresses a person said: they become internal traffic, as Google Analytics marks it, and the
 * address itself is not kept.
 */
import { isIpAddress } from '../../../../shared/pages/ip-ranges.ts'
import { internalType } from '../../../../shared/pages/traffic.ts'
import { countedNote } from '../../../../shared/notes/counted-notes.ts'
import type { ByteRange } from '../encode/packed-text.ts'
import { textAt } from '../formats/places.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import type { ReadDb } from '../../workspace/db.ts'

/** `*.properties.$ip`, `context_ip`, `user_ipaddress`, `client_ip`, `c-ip`, `remote_addr`. */
const addressName = /(^|[^a-z0-9])(ip|ip_?addr(ess)?|(user|client|visitor|remote|src|source)_?ip(_?addr(ess)?)?|remote_?(addr(ess)?|host)|x_forwarded_for)$/ // prettier-ignore

/** Among those that are filled. */
const fewestAddresses = 0.9

/** The column, or the place within objects, that holds the address of whoever sent each row; null = none does. */
export function addressColumn({ container, columns, places, sample, objects }: Inspection): string | null {
  const isJson = container === 'json' || container === 'jsonl'
  const cellsOf = (name: string): string[] => {
    const at = columns.indexOf(name)
    const cells = isJson || at < 0 ? objects.map((each) => textAt(each, name)) : sample.map(({ cells }) => cells[at] ?? '') // prettier-ignore
    return cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && cell !== '-')
  }
  const holds = (name: string): boolean => {
    const cells = cellsOf(name)
    return cells.length > 0 && cells.filter(isIpAddress).length >= cells.length * fewestAddresses
  }
  const all = isJson ? [...columns, ...places] : columns
  const named = all.filter((name) => addressName.test(name.toLowerCase().replaceAll(/[-\s]/g, '_')))
  return named.find(holds) ?? all.find(holds) ?? null
}

/** Those that the last import was told which was told any. */
export function lastInternalAddresses(db: ReadDb): string[] {
  const options = db
    .prepare(
      `SELECT options FROM import WHERE options LIKE '%"internalAddresses"%' AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get() as string | undefined
  return options === undefined ? [] : ((JSON.parse(options) as ImportOptions).internalAddresses ?? [])
}

/** Field → column, with the column of addresses where nobody said which it is. */
export function withAddress(
  map: Record<string, string>,
  inspection: Inspection,
  { internalAddresses, map: said = {} }: ImportOptions,
): Record<string, string> {
  if (internalAddresses === undefined || 'ip' in said) return map
  const column = addressColumn(inspection)
  return column === null ? map : { ...map, ip: column }
}

/** With the type of traffic; what the source says of it stays. Of what is no JSON object the text is kept. */
export function markedInternal(properties: string | ByteRange | null): string {
  if (properties === null) return JSON.stringify({ traffic_type: internalType })
  const text = typeof properties === 'string' ? properties : textOf(properties)
  const object = objectOf(text)
  if (object === null) return JSON.stringify({ properties: text, traffic_type: internalType })
  const own = object['traffic_type'] ?? object['param_traffic_type']
  return typeof own === 'string' && own !== '' ? text : JSON.stringify({ ...object, traffic_type: internalType })
}

const decoder = new TextDecoder()

const textOf = ({ bytes, start, end }: ByteRange): string => decoder.decode(bytes.subarray(start, end))

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null // prettier-ignore
  } catch {
    return null
  }
}

/** Of rows that were read alike: their column of addresses, and how many are from one's own. */
export interface InternalRows {
  column: string | undefined
  rowsInternal: number
  /** Of all rows. */
  rowsDuplicate: number
}

/** What an import says of all its rows, duplicates too; null where nobody asked. */
export function internalNote({ internalAddresses }: ImportOptions, each: readonly InternalRows[]): string | null {
  if (internalAddresses === undefined) return null
  const ours = internalAddresses.join(', ')
  const held = each.filter(({ column }) => column !== undefined && column !== '')
  const columns = [...new Set(held.map(({ column }) => column))]
  if (columns.length === 0)
    return `No column holds IP addresses, so nothing is marked as internal (${ours}); where one does, say which (--map ip=Column).`
  const rows = held.reduce((sum, { rowsInternal }) => sum + rowsInternal, 0)
  const isRepeated = held.some(({ rowsInternal, rowsDuplicate }) => rowsInternal > 0 && rowsDuplicate > 0)
  const before = isRepeated ? ' Rows that were there before stay as they are: undo their import first, if they are to be marked.' : '' // prettier-ignore
  return countedNote('internal', rows, `(${ours}) by the ${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ')} and marked as traffic of type ${internalType}; the addresses are not kept.${before}`) // prettier-ignore
}
