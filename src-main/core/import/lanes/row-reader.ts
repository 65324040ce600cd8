/** What the three lanes share: how a row of text cells becomes fields of the encoder's row. */
import type { EventPlan } from '../events/plan.ts'
import type { Damage } from '../text/decode.ts'
import { mayNameTags } from '../cells/page.ts'
import { type LocalToUtc, parseTime, timeReason, zoneClock } from '../cells/time.ts'
import { currencyOfAmount, parseNumber } from '../cells/number.ts'
import { textCells, trimAscii } from '../encode/cells.ts'
import type { EventEncoder, EventRow } from '../encode/event-encoder.ts'
import { type Hash64, hashText } from '../encode/hash.ts'
import { withPlaces } from '../formats/places.ts'
import { raggedReason } from '../text/ragged.ts'

export interface Lane {
  /** Takes the next bytes of the (uncompressed) file. */
  push(bytes: Uint8Array): void
  /** The file is over; its last rows may still be with the encoder. */
  end(): void
  /** What of the file was not text; undefined where the lane reads nothing but text. */
  readonly damage?: Damage
}

/** Takes the rows of a table, cell by cell. */
export interface RowReader {
  /** `raw` gives the row as it stood in the file, for the list of rejects. */
  read(line: number, cells: string[], raw: () => string): void
}

/** A JSON object of the named cells that are not blank, or null. A cell that is itself an object is spread. */
export function propertiesJson(names: string[], cells: string[]): string | null {
  const object: Record<string, unknown> = {}
  let filled = 0
  let bag: { name: string; text: string } | null = null
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!
    const cell = cells[i]!
    if (cell === '') continue
    filled++
    if (propertyBag.test(name) && cell.startsWith('{') && cell.endsWith('}')) bag = { name, text: cell }
    else object[name] = cell
  }
  if (filled === 0) return null
  if (bag === null) return JSON.stringify(object)
  // Alone, it is kept as it was written; reading it is left to whoever asks for a property.
  if (filled === 1) return bag.text
  // One that is no JSON is kept as the text it is, rather than lost beside the others.
  const held = parseObject(bag.text) ??
    parseObject(bag.text.replaceAll(/\p{Cc}/gu, escaped)) ?? { [bag.name]: bag.text }
  return JSON.stringify({ ...held, ...object })
}

/** Exports write line breaks and tabs within JSON's strings as they are, which JSON does not allow. */
const escaped = (control: string): string => JSON.stringify(control).slice(1, -1)

export const propertyBag = /^(event_?)?properties$/i

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Times of rows that have an order only: one millisecond after the other, from the first that is free. */
export function orderClock(first: number): () => number {
  let next = first
  return () => next++
}

/** What puts the places within cells behind them; null where no field is at one. */
export const placesOf = ({ columns, places }: EventPlan): ((cells: string[]) => string[]) | null =>
  Object.keys(places).length === 0 ? null : withPlaces(columns, Object.values(places))

/** Reads rows whose columns are fields as they stand. */
export class TextRowReader implements RowReader {
  private readonly plan: EventPlan
  private readonly encoder: EventEncoder
  private readonly toUtc: LocalToUtc
  private readonly cells
  private readonly propertyNames: string[]
  private readonly hash: Hash64 = { lo: 0, hi: 0 }
  private readonly withPlaces: ((cells: string[]) => string[]) | null
  private readonly nextInOrder: (() => number) | null

  constructor(plan: EventPlan, encoder: EventEncoder) {
    this.plan = plan
    this.encoder = encoder
    this.nextInOrder = plan.order === null ? null : orderClock(plan.order)
    this.toUtc = zoneClock(plan.zone)
    this.cells = textCells(encoder.register)
    this.withPlaces = placesOf(plan)
    this.propertyNames = plan.properties.map((column) => plan.columns[column]!)
  }

  read(line: number, cells: string[], raw: () => string): void {
    const { encoder, plan } = this
    const { fields, kind } = plan
    const row: EventRow = encoder.row
    const cell = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? ''))
    const extra = cells.length > plan.columns.length
    const ragged = raggedReason(
      cells.length,
      plan.columns.length,
      !extra || cells.slice(plan.columns.length).every((c) => trimAscii(c) === ''),
      plan.blankTails,
    )
    if (ragged !== null) return encoder.reject(line, ragged, raw())
    if (this.withPlaces !== null) cells = this.withPlaces(cells)
    const time = trimAscii(cell(fields.time))
    row.line = line
    row.kind = kind
    row.time = this.nextInOrder ? this.nextInOrder() : parseTime(time, this.toUtc, plan.dayOrder, plan.timed)
    if (Number.isNaN(row.time)) return encoder.reject(line, timeReason(time, cells), raw())
    row.visitor = this.cells.visitor.lookup(encoder.plainId(cell(fields.visitor)))
    row.user = this.cells.user.lookup(encoder.plainId(cell(fields.user)))
    row.event = this.cells[kind].lookup(cell(fields.event))
    row.path = this.cells.path.lookup(plan.constantPage ?? cell(fields.path))
    const url = trimAscii(cell(fields.url))
    const cut = url.search(/[?#]/)
    row.url = this.cells.url.lookup(cut < 0 ? url : url.slice(0, cut))
    row.query = cut >= 0 && mayNameTags(url, cut) ? this.cells.query.lookup(url.slice(cut)) : 0
    row.referrer = this.cells.text.lookup(cell(fields.referrer))
    row.source = this.cells.text.lookup(cell(fields.source))
    row.medium = this.cells.text.lookup(cell(fields.medium))
    row.campaign = this.cells.text.lookup(cell(fields.campaign))
    row.device = this.cells.device.lookup(cell(fields.device))
    row.custom = this.cells.text.lookup(cell(fields.custom))
    row.ip = this.cells.ip.lookup(cell(fields.ip))
    row.value = fields.value === undefined ? NaN : parseNumber(cell(fields.value))
    row.currency =
      trimAscii(cell(fields.currency)) || (fields.value === undefined ? null : currencyOfAmount(cell(fields.value)))
    row.session = trimAscii(cell(fields.session)) || null
    row.previous = trimAscii(encoder.plainId(cell(fields.previous))) || null
    const message = trimAscii(cell(fields.messageId))
    row.hasMessageId = message !== ''
    if (row.hasMessageId) {
      hashText(message, this.hash)
      row.messageLo = this.hash.lo
      row.messageHi = this.hash.hi
    }
    const problem = encoder.problem()
    if (problem !== null) return encoder.reject(line, problem, raw())
    const fresh = encoder.commit(
      this.propertyNames.length === 0 || encoder.isPageView() || kind !== 'event'
        ? null
        : propertiesJson(
            this.propertyNames,
            plan.properties.map((column) => trimAscii(cells[column] ?? '')),
          ),
    )
    if (fresh && fields.userAgent !== undefined && encoder.wantsUserAgent())
      encoder.setUserAgent(this.cells.userAgent.lookup(cell(fields.userAgent)))
  }
}
