import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { BatchText } from '../../testing/batch-text.ts'
import { Irregular, type Irregularity } from '../encode/cells.ts'
import { Duplicates } from '../encode/duplicates.ts'
import { type BatchMemory, type EventBatch, EventEncoder, memoryOf, noCounts } from '../encode/event-encoder.ts'
import type { EventPlan } from '../events/plan.ts'
import { SegmentMerge } from '../events/read-segments.ts'
import { CsvBytesLane, type FileBytes, type Segment, type SegmentRead } from './csv-bytes.ts'
import { CsvTextLane } from './csv-text.ts'
import type { Lane } from './row-reader.ts'

const columns = [
  'id',
  'time',
  'visitor',
  'user',
  'event',
  'url',
  'path',
  'referrer',
  'utm_source',
  'value',
  'session',
  'plan',
  'properties',
]
const at = (name: string): number => columns.indexOf(name)

function plan(delimiter = ',', blankTails = true): EventPlan {
  return {
    path: 'test.csv',
    member: null,
    compression: null,
    container: 'csv',
    encoding: 'utf-8',
    delimiter,
    columns,
    blankTails,
    skipLines: 0,
    skipRecords: 1,
    fields: {
      messageId: at('id'),
      time: at('time'),
      visitor: at('visitor'),
      user: at('user'),
      event: at('event'),
      url: at('url'),
      path: at('path'),
      referrer: at('referrer'),
      source: at('utm_source'),
      value: at('value'),
      session: at('session'),
      // Cells of other fields, so that all of these fall together in one row.
      device: at('session'),
      custom: at('plan'),
    },
    properties: [at('value'), at('plan'), at('properties')],
    constantEvent: null,
    eventName: null,
    constantPage: null,
    kind: 'event',
    format: 'generic-events',
    zone: 'Europe/Berlin',
    order: null,
    timed: false,
    dayEnds: false,
    minuteEnds: false,
    valueCurrency: null,
    minorUnits: false,
    setting: '',
    places: {},
    internalAddresses: ['203.0.113.0/24'],
  }
}

type Which = new (plan: EventPlan, encoder: EventEncoder) => Lane

/** Everything a lane says about the bytes, with its numbers turned back into text. */
function read(Lane: Which, bytes: Uint8Array, chunk: number, delimiter = ',', blankTails = true) {
  const batches: EventBatch[] = []
  const used = plan(delimiter, blankTails)
  const encoder = new EventEncoder(used, new Duplicates([], true, 100), 100, (batch) => batches.push(batch))
  const lane = new Lane(used, encoder)
  for (let from = 0; from < bytes.length; from += chunk) lane.push(bytes.subarray(from, from + chunk))
  lane.end()
  encoder.flush()
  const text = new BatchText()
  return {
    events: batches.flatMap((batch) => {
      text.add(batch.entries)
      return text.events(batch)
    }),
    rejects: batches.flatMap((batch) => batch.rejects.map(({ line, reason }) => ({ line, reason }))),
    counts: { ...batches.at(-1)!.counts, bytes: 0 },
  }
}

/** The same by readers of segments, whose answers come in any order; how they were cut must not show. */
function readInSegments(bytes: Uint8Array, segmentBytes: number, readers: number, pick: (waiting: number) => number) {
  const used = plan()
  const file: FileBytes = {
    size: bytes.length,
    read: (buffer, offset, length, position) => {
      const part = bytes.subarray(position, position + Math.min(length, 50))
      buffer.set(part, offset)
      return part.length
    },
  }
  const lanes = Array.from({ length: readers }, () => {
    const batches: EventBatch[] = []
    const encoder = new EventEncoder(used, null, 100, (batch) => batches.push(batch))
    return { lane: new CsvBytesLane(used, encoder), encoder, batches, text: new BatchText() }
  })
  const duplicates = new Duplicates([], true, 100)
  const result = { events: [] as ReturnType<BatchText['events']>, rejects: [] as { line: number; reason: string }[] }
  const counts = { ...noCounts }
  const spare: BatchMemory[] = []
  const asked: { reader: number; segment: Segment }[] = []
  const state = { outcome: null as 'done' | Irregularity | null }
  const merge = new SegmentMerge({
    bytes: bytes.length,
    segmentBytes,
    readers,
    ask: (reader, segment) => asked.push({ reader, segment }),
    take: (batches, { reader, line }) => {
      for (const batch of batches) {
        lanes[reader]!.text.add(batch.entries)
        const fresh = new Uint8Array(batch.rows)
        counts.rowsDuplicate += duplicates.mark(batch.keys, batch.rows, fresh)
        result.events.push(...lanes[reader]!.text.events(batch).filter((_, row) => fresh[row] === 1))
        for (const reject of batch.rejects) result.rejects.push({ line: line - 1 + reject.line, reason: reject.reason })
      }
      spare.push(...batches.map(memoryOf))
      counts.rowsRead += batches.at(-1)!.counts.rowsRead
      counts.rowsRejected += batches.at(-1)!.counts.rowsRejected
      counts.rowsOfCookie += batches.at(-1)!.counts.rowsOfCookie
      counts.rowsOfNobody += batches.at(-1)!.counts.rowsOfNobody
    },
    keepEntries: (batches, reader) => batches.forEach((batch) => lanes[reader]!.text.add(batch.entries)),
    done: (outcome) => (state.outcome = outcome),
  })
  merge.ask()
  while (state.outcome === null) {
    // A reader answers in the order it is asked in.
    const { reader } = asked[pick(asked.length)]!
    const first = asked.findIndex((each) => each.reader === reader)
    const [{ segment }] = asked.splice(first, 1) as [(typeof asked)[number]]
    const { lane, encoder, batches } = lanes[reader]!
    encoder.startOver(spare.splice(0))
    let read: SegmentRead | null = null
    let irregular: Irregularity | null = null
    try {
      read = lane.readSegment(file, segment)
    } catch (error) {
      if (!(error instanceof Irregular)) throw error
      encoder.discard()
      encoder.flush()
      irregular = error.what
    }
    merge.arrived({ index: segment.index, read, irregular, batches: batches.splice(0) }, reader)
  }
  if (state.outcome !== 'done') throw new Irregular(state.outcome)
  return { ...result, counts }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const both = (text: string, chunk = 1 << 20) => {
  const fast = read(CsvBytesLane, utf8(text), chunk)
  expect(fast).toEqual(read(CsvTextLane, utf8(text), chunk))
  return fast
}

const header = columns.join(',')

describe('the two CSV lanes', () => {
  it('read the same from well-formed files, however they are cut into chunks or segments', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        'a',
        'ä',
        '你好 ',
        'x,y',
        'say "hi"',
        'two\nlines',
        'cr\r\nlf',
        '\\N',
        'NULL',
        '{"a":1,"b":"c"}',
        '{"a":',
        '0',
        'GA1.1.5.17',
        ' GA1.2-2.5.17 ',
        '5.17',
        'GA1..5',
        'GA1.1.x',
        'GA1.1.5"',
        'Mobile',
        'iPad',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    const id = fc.constantFrom('', 'm1', 'm2', 'm3', ' m1 ')
    const time = fc.constantFrom(
      '2019-03-31T01:30:00Z', '2019-03-31 03:30:00', '2019-3-1 2:03:04', '2019-02-30T00:00:00Z', '1546398245678', '', 'soon',
      '2019-01-02T03:04:05.6789Z', '2019-01-02T03:04:05+02:00', '2019-01-02 24:00:00',
      '2019-03-31 11:00 am', '2019-03-31 12:30:15 PM', '01/31/2019 01:30pm', '2019-03-31 13:00 pm', '2019-03-31 1:30\u202fPM',
    ) // prettier-ignore
    const url = fc.constantFrom(
      '',
      'https://WWW.example.org/a/?utm_source=x&utm_campaign=c#f',
      'https://example.org',
      '/b?utm_medium=m',
      '/b?UTM_Source=y&Utm_Medium=z',
      'e.org',
    )
    const value = fc.constantFrom('', '1', '$1,234.50', 'free')
    const row = fc.tuple(id, time, cell, cell, cell, url, cell, cell, cell, value, cell, cell, cell)
    const newline = fc.constantFrom('\n', '\r\n')
    const chunk = fc.constantFrom(1, 7, 64, 1 << 20)
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        newline,
        fc.boolean(),
        fc.boolean(),
        chunk,
        fc.record({ bytes: fc.integer({ min: 8, max: 200 }), readers: fc.integer({ min: 1, max: 3 }), seed: fc.nat() }),
        (rows, end, bom, closed, size, cut) => {
          // PapaParse takes a lone CR for the end of a row; the fast lane leaves such files to it.
          const clean = rows.map((cells) => cells.map((text) => text.replace(/\r(?!\n)/g, '')))
          const text = (bom ? '\ufeff' : '') + Papa.unparse([columns, ...clean], { newline: end }) + (closed ? end : '')
          const whole = read(CsvTextLane, utf8(text), size)
          expect(read(CsvBytesLane, utf8(text), size)).toEqual(whole)
          if (cut.seed % 4 !== 0) return
          let order = cut.seed
          const pick = (waiting: number): number =>
            Math.abs((order = Math.imul(order, 1_103_515_245) + 12_345)) % waiting
          expect(readInSegments(utf8(text), cut.bytes, cut.readers, pick)).toEqual(whole)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('say the same of rows with cells missing or left over', () => {
    const { rejects, counts } = both(
      `${header}\n1,2019-01-01\n2,2019-01-01,v,,E,,,,,,,,,,\n3,2019-01-01,v,,E,,,,,,,,,left over\n\n4,2019-01-01,v,,E,,,,,,,,\n`,
    )
    expect(rejects).toEqual([
      { line: 2, reason: 'it has 2 cells where the header has 13' },
      { line: 4, reason: 'it has 14 cells where the header has 13: a value that holds the delimiter needs quotes' },
    ])
    expect(counts).toMatchObject({ rowsRead: 4, rowsRejected: 2 })
  })

  it('take a blank cell too many for a value that moved the others, unless rows mostly have one', () => {
    const moved = `${header}\n1,2019-01-01,v,,E,,,,,,,,,\n2,2019-01-01,v,,E,,,,,,,,\n`
    for (const Lane of [CsvBytesLane, CsvTextLane])
      expect(read(Lane, utf8(moved), 1 << 20, ',', false).rejects.map(({ line }) => line)).toEqual([2])
    expect(both(moved).rejects).toEqual([])
  })

  it('read ids of Google’s cookie as its exports write them, and count their rows', () => {
    const { events, counts } = both(
      `${header}\n1,2019-01-01,GA1.1.5.17,,E,,,,,,,,\n2,2019-01-01,5.17,,E,,,,,,,,\n3,2019-01-01," GA1.2-2.5.17 ",GA1.3.6.18,E,,,,,,,,\n4,2019-01-01,GA1.x.5,GA1.1.,E,,,,,,,,\n5,never,GA1.1.5.17,,E,,,,,,,,\n`,
    )
    expect(events.map(({ visitor, user }) => [visitor, user])).toEqual([
      ['5.17', null],
      ['5.17', null],
      ['5.17', '6.18'],
      ['GA1.x.5', 'GA1.1.'],
    ])
    expect(counts.rowsOfCookie).toBe(2)
  })

  it('count lines inside quoted cells', () => {
    const { rejects } = both(`${header}\n1,2019-01-01,"a\nb\r\nc",,E,,,,,,,,\n2,never,v,,E,,,,,,,,\n`)
    expect(rejects).toEqual([{ line: 5, reason: '"never" is not a time' }])
  })

  it.each([
    ['text after a closing quote', `${header}\n1,2019-01-01,"a"b,,E,,,,,,,,\n`, 'quotes'],
    ['a quote never closed', `${header}\n1,2019-01-01,"a,,E,,,,,,,,\n`, 'quotes'],
    ['lines that end with CR alone', `${columns.join(',')}\r1,2019-01-01,a,,E,,,,,,,,\r`, 'newlines'],
  ])('leave %s to the text lane', (_, text, what) => {
    expect(() => read(CsvBytesLane, utf8(text), 1 << 20)).toThrow(new Irregular(what as 'quotes'))
    expect(() => readInSegments(utf8(text), 40, 2, () => 0)).toThrow(new Irregular(what as 'quotes'))
    expect(() => read(CsvTextLane, utf8(text), 1 << 20)).not.toThrow()
  })

  it('notice bytes that are not UTF-8', () => {
    const bytes = utf8(`${header}\n1,2019-01-01,caf_,,E,,,,,,,,\n`)
    bytes[bytes.indexOf(0x5f, header.length + 10)] = 0xe9
    expect(() => read(CsvBytesLane, bytes, 1 << 20)).toThrow(new Irregular('encoding'))
  })
})

describe('the text lane', () => {
  it('gives up only the line of a quote that is never closed', () => {
    const text = `${header}\n1,2019-01-01,a,,E,,,,,,,,\n2,2019-01-01,"b,,E,,,,,,,,\n3,2019-01-01,c,,E,,,,,,,,\n4,2019-01-01,d,,E,,,,,,,,\n`
    const { events, rejects } = read(CsvTextLane, utf8(text), 1 << 20)
    expect(events.map((event) => event.visitor)).toEqual(['a', 'c', 'd'])
    expect(rejects).toEqual([{ line: 3, reason: 'a quote is opened and never closed' }])
  })

  it('lists rows whose quotes are broken and keeps the rest', () => {
    const text = `${header}\n1,2019-01-01,a,,E,,,,,,,,\n2,2019-01-01,"b" or so,,E,,,,,,,,\n3,2019-01-01,c,,E,,,,,,,,\n`
    const { events, rejects, counts } = read(CsvTextLane, utf8(text), 1 << 20)
    expect(events.map((event) => event.visitor)).toEqual(['a', 'c'])
    expect(rejects).toEqual([{ line: 3, reason: 'a quote is opened and never closed' }])
    expect(counts.rowsRead).toBe(3)
  })

  it('reads lines that end with CR alone', () => {
    const { events } = read(CsvTextLane, utf8(`${header}\r1,2019-01-01,a,,E,,,,,,,,\r2,2019-01-01,b,,E,,,,,,,,\r`), 5)
    expect(events.map((event) => event.visitor)).toEqual(['a', 'b'])
  })
})
