/**
 * JSON that is one value instead of one a line. An array is cut into its elements as it is read, so that its length
 * does not matter; an object is read whole, since what is in it may stand in any order.
 */
import { AppError } from '../../../../shared/errors.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import { type Json, type JsonFormat, parseJson } from '../formats/format.ts'
import { openAt } from '../formats/places.ts'
import type { EventPlan } from '../events/plan.ts'
import type { RecordReader } from './record-reader.ts'
import { type Damage, TextReader } from '../text/decode.ts'
import { maxRowBytes } from '../text/records.ts'
import type { Lane } from './row-reader.ts'

/** A larger object would not fit in memory several times over. */
export const maxDocument = 256 * 1024 * 1024

export class JsonLane implements Lane {
  private readonly encoder: EventEncoder
  private readonly reader: RecordReader
  private readonly format: JsonFormat
  private readonly read: (object: Json) => ReturnType<ReturnType<JsonFormat['open']>>
  private readonly text: TextReader
  private readonly path: string
  private readonly elements: JsonElements
  private isArray: boolean | null = null
  private document: string[] = []
  private length = 0

  constructor(plan: EventPlan, encoder: EventEncoder, reader: RecordReader, format: JsonFormat) {
    this.encoder = encoder
    this.reader = reader
    this.format = format
    this.read = openAt(format, plan.places)
    this.text = new TextReader(plan.encoding)
    this.path = plan.path
    this.elements = new JsonElements((text, line) => this.readElement(text, line))
  }

  get damage(): Damage {
    return this.text.damage
  }

  push(bytes: Uint8Array): void {
    this.take(this.text.push(bytes))
  }

  end(): void {
    this.take(this.text.end())
    if (this.isArray) {
      const rest = this.elements.end()
      if (rest !== null) this.encoder.reject(rest.line, 'the file ends in the middle of it', rest.text)
    } else this.readDocument()
  }

  private take(text: string): void {
    if (this.isArray === null && text.trim() !== '') this.isArray = text.trimStart().startsWith('[')
    if (this.isArray) return this.elements.push(text)
    this.document.push(text)
    this.length += text.length
    if (this.length > maxDocument)
      throw new AppError(
        'BAD_FILE',
        `${this.path} is one JSON object of more than ${maxDocument >> 20} MB; export one object a line instead.`,
      )
  }

  private readElement(text: string, line: number): void {
    const value = parseJson(text)
    if (value === undefined) return this.encoder.reject(line, 'it is not valid JSON', text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.encoder.reject(line, 'it is not a JSON object', text)
    this.reader.write(line, this.read(value as Json), () => text)
  }

  private readDocument(): void {
    const value = parseJson(this.document.join(''))
    this.document = []
    if (value === undefined)
      throw new AppError('BAD_FILE', `${this.path} is not valid JSON; it was probably not copied completely.`)
    const objects = objectsOf(value as Json, this.format) ?? []
    // The line of an object inside a document is not kept; its place in the list is what there is to point at.
    objects.forEach((object, index) => this.reader.write(index + 1, this.read(object), () => JSON.stringify(object)))
  }
}

/** Names under which programs hand out lists of what they hold. */
const listKeys = ['data', 'results', 'events', 'orders', 'rows', 'hits', 'records', 'items', 'visits']

/** The objects a document is about, as the format or its lists say; null where there are none. */
export function objectsOf(document: Json, format?: JsonFormat): Json[] | null {
  const own = format?.objectsIn?.(document)
  if (own) return own
  for (const key of listKeys) {
    const list = document[key]
    if (Array.isArray(list) && list.length > 0 && list.every((each) => typeof each === 'object' && each !== null))
      return list as Json[]
  }
  return null
}

/** Cuts the text of a JSON array into the texts of its elements. */
export class JsonElements {
  private readonly onElement: (text: string, line: number) => void
  private pending = ''
  private at = 0
  private depth = 0
  private inString = false
  private isEscaped = false
  private start = -1
  private line = 1
  private startLine = 1

  constructor(onElement: (text: string, line: number) => void) {
    this.onElement = onElement
  }

  push(text: string): void {
    this.pending += text
    const { pending } = this
    for (; this.at < pending.length; this.at++) {
      const char = pending.charCodeAt(this.at)
      if (char === 0x0a) this.line++
      if (this.inString) {
        if (this.isEscaped) this.isEscaped = false
        else if (char === 0x5c) this.isEscaped = true
        else if (char === 0x22) this.inString = false
        continue
      }
      if (char <= 0x20) continue
      // [ ] { } and , outside of strings; everything else is inside an element.
      if (this.depth === 1 && (char === 0x2c || char === 0x5d)) {
        if (this.start >= 0) this.onElement(pending.slice(this.start, this.at), this.startLine)
        this.start = -1
        if (char === 0x5d) this.depth = 0
        continue
      }
      if (this.depth === 1 && this.start < 0) {
        this.start = this.at
        this.startLine = this.line
      }
      if (char === 0x22) this.inString = true
      else if (char === 0x5b || char === 0x7b) this.depth++
      else if (char === 0x5d || char === 0x7d) this.depth--
    }
    this.pending = this.start < 0 ? '' : pending.slice(this.start)
    if (this.start >= 0) this.start = 0
    this.at = this.pending.length
    if (this.pending.length > maxRowBytes)
      throw new AppError(
        'BAD_FILE',
        `the element of its array from line ${this.startLine} on is longer than ${maxRowBytes >> 20} MB`,
      )
  }

  /** What is left of an element that has no end. */
  end(): { text: string; line: number } | null {
    return this.start < 0 ? null : { text: this.pending, line: this.startLine }
  }
}
