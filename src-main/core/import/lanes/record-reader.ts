/** Rows of refined tables and JSON objects: each becomes one event, several, or a reject; the encoder gets them all. */
import { type LocalToUtc, parseTime, timeReason, zoneClock } from '../cells/time.ts'
import { currencyOfAmount, parseNumber } from '../cells/number.ts'
import { mayNameTags } from '../cells/page.ts'
import { textCells, trimAscii } from '../encode/cells.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import { type Hash64, hashText } from '../encode/hash.ts'
import { Columns } from '../formats/columns.ts'
import {
  type EventRecord,
  type Events,
  known,
  laidOver,
  type Refine,
  Row,
  type TableFormat,
} from '../formats/format.ts'
import type { EventPlan } from '../events/plan.ts'
import { orderClock, placesOf, propertiesJson, type RowReader } from './row-reader.ts'
import { raggedReason } from '../text/ragged.ts'

export class RecordReader {
  private readonly encoder: EventEncoder
  private readonly toUtc: LocalToUtc
  private readonly dayOrder: EventPlan['dayOrder']
  private readonly timed: boolean
  private readonly cells
  private readonly hash: Hash64 = { lo: 0, hi: 0 }
  private readonly nextInOrder: (() => number) | null

  constructor(plan: EventPlan, encoder: EventEncoder) {
    this.encoder = encoder
    this.nextInOrder = plan.order === null ? null : orderClock(plan.order)
    this.toUtc = zoneClock(plan.zone)
    this.dayOrder = plan.dayOrder
    this.timed = plan.timed
    this.cells = textCells(encoder.register)
  }

  /** One row of the source: all of its events are stored, or it is rejected with the first one's reason. */
  write(
    line: number,
    events: Events,
    raw: () => string,
    properties: () => string | null = () => null,
    cells: readonly string[] = [],
    identity: () => string = raw,
  ): void {
    const { encoder } = this
    if (typeof events === 'string') return encoder.reject(line, events, raw())
    const records = Array.isArray(events) ? events : [events]
    for (const record of records) {
      const problem = this.fill(line, record, cells)
      if (problem !== null) return encoder.reject(line, problem, raw())
    }
    if (records.length === 0) return encoder.countEventless(identity())
    let fresh = false
    for (const record of records) {
      // The last one checked is still in place.
      if (records.length > 1) this.fill(line, record, cells)
      if (!encoder.add(this.propertiesOf(record, properties))) continue
      fresh = true
      if (record.userAgent && encoder.wantsUserAgent())
        encoder.setUserAgent(this.cells.userAgent.lookup(record.userAgent))
    }
    encoder.countRow(fresh)
  }

  private propertiesOf(
    { kind = 'event', properties, trafficType }: EventRecord,
    others: () => string | null,
  ): string | null {
    if (kind !== 'event') return null
    if (this.encoder.isPageView()) return trafficType ? JSON.stringify({ traffic_type: trafficType }) : null
    if (properties === undefined) return others()
    if (properties === null || typeof properties === 'string') return properties
    return Object.keys(properties).length > 0 ? JSON.stringify(properties) : null
  }

  /** Sets the encoder's row; returns why it cannot be an event, or null. */
  private fill(line: number, record: EventRecord, rowCells: readonly string[]): string | null {
    const { encoder, cells } = this
    const { row } = encoder
    const kind = record.kind ?? 'event'
    const time = trimAscii(record.time ?? '')
    row.line = line
    row.kind = kind
    row.time = this.nextInOrder ? this.nextInOrder() : parseTime(time, this.toUtc, this.dayOrder, this.timed)
    if (Number.isNaN(row.time)) return timeReason(time, rowCells)
    row.visitor = cells.visitor.lookup(encoder.plainId(record.visitor ?? ''))
    row.user = cells.user.lookup(encoder.plainId(record.user ?? ''))
    row.event = cells[kind].lookup(record.event ?? '')
    row.path = cells.path.lookup(record.path ?? '')
    const url = trimAscii(record.url ?? '')
    const cut = url.search(/[?#]/)
    row.url = cells.url.lookup(cut < 0 ? url : url.slice(0, cut))
    row.query = cut >= 0 && mayNameTags(url, cut) ? cells.query.lookup(url.slice(cut)) : 0
    row.referrer = cells.text.lookup(record.referrer ?? '')
    row.source = cells.text.lookup(record.source ?? '')
    row.medium = cells.text.lookup(record.medium ?? '')
    row.campaign = cells.text.lookup(record.campaign ?? '')
    row.device = cells.device.lookup(record.device ?? '')
    row.custom = cells.text.lookup(record.custom ?? '')
    row.ip = cells.ip.lookup(record.ip ?? '')
    row.value = parseNumber(record.value ?? '')
    row.currency = trimAscii(record.currency ?? '') || currencyOfAmount(record.value ?? '')
    row.session = trimAscii(record.session ?? '') || null
    row.previous = trimAscii(encoder.plainId(record.previous ?? '')) || null
    const message = trimAscii(record.messageId ?? '')
    row.hasMessageId = message !== ''
    if (row.hasMessageId) {
      hashText(message, this.hash)
      row.messageLo = this.hash.lo
      row.messageHi = this.hash.hi
    }
    return encoder.problem()
  }
}

/** Reads rows of cells whose format refines them. */
export class RefinedRowReader implements RowReader {
  private readonly plan: EventPlan
  private readonly records: RecordReader
  private readonly encoder: EventEncoder
  private readonly refine: Refine
  private readonly constantEvent: string | null
  private readonly row: Row
  private readonly withPlaces: ((cells: string[]) => string[]) | null
  private readonly fields: [field: keyof EventRecord, column: number][]
  private readonly propertyNames: string[]
  private readonly laid

  constructor(plan: EventPlan, encoder: EventEncoder, format: TableFormat & Required<Pick<TableFormat, 'refine'>>) {
    this.plan = plan
    this.encoder = encoder
    this.records = new RecordReader(plan, encoder)
    this.refine = format.refine(new Columns(plan.columns), plan.setting)
    this.constantEvent = format.constantEvent
    this.row = new Row(plan.columns)
    this.withPlaces = placesOf(plan)
    this.fields = Object.entries(plan.fields) as [keyof EventRecord, number][]
    this.laid = laidOver.filter((field) => plan.fields[field] !== undefined)
    this.propertyNames = plan.properties.map((column) => plan.columns[column]!)
  }

  read(line: number, cells: string[], raw: () => string): void {
    const { plan, row } = this
    const extra = cells.length > plan.columns.length
    const blank = !extra || cells.slice(plan.columns.length).every((cell) => trimAscii(cell) === '')
    const ragged = raggedReason(cells.length, plan.columns.length, blank, plan.blankTails)
    if (ragged !== null) return this.encoder.reject(line, ragged, raw())
    if (this.withPlaces !== null) cells = this.withPlaces(cells)
    row.cells = cells
    const event: EventRecord = { kind: plan.kind }
    if (this.constantEvent !== null) event.event = this.constantEvent
    for (const [field, column] of this.fields) event[field] = known(cells[column]!) as never
    if (plan.eventName !== null) event.event = plan.eventName
    if (plan.constantPage !== null) event.path = plan.constantPage
    const events = this.refine(event, row)
    if (this.laid.length > 0 && typeof events !== 'string')
      for (const each of [events].flat()) for (const field of this.laid) each[field] = event[field]
    const properties = (): string | null =>
      propertiesJson(
        this.propertyNames,
        plan.properties.map((column) => trimAscii(cells[column]!)),
      )
    // An id is the same in a later export, which may have more columns.
    const identity = (): string => [plan.format, ...(event.messageId ? [event.messageId] : cells)].join('\0')
    this.records.write(line, events, raw, properties, cells, identity)
  }
}
