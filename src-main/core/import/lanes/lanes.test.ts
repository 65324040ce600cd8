import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { Irregular } from '../encode/cells.ts'
import { type EventBatch, EventEncoder } from '../encode/event-encoder.ts'
import type { EventPlan } from '../plan.ts'
import { CsvBytesLane } from './csv-bytes.ts'
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

function plan(delimiter = ','): EventPlan {
  return {
    path: 'test.csv',
    member: null,
    compression: null,
    container: 'csv',
    encoding: 'utf-8',
    delimiter,
    columns,
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
    },
    properties: [at('value'), at('plan'), at('properties')],
    constantEvent: null,
    kind: 'event',
    format: 'generic-events',
    zone: 'Europe/Berlin',
    order: null,
    setting: '',
  }
}

type Which = new (plan: EventPlan, encoder: EventEncoder) => Lane

/** Everything a lane says about the bytes, with its numbers turned back into text. */
function read(Lane: Which, bytes: Uint8Array, chunk: number, delimiter = ',') {
  const batches: EventBatch[] = []
  const used = plan(delimiter)
  const lane = new Lane(used, new EventEncoder(used, [], 100, (batch) => batches.push(batch)))
  for (let from = 0; from < bytes.length; from += chunk) lane.push(bytes.subarray(from, from + chunk))
  lane.end()
  const entries = <K extends keyof EventBatch['entries']>(name: K) =>
    [null, ...batches.flatMap((batch) => batch.entries[name] as unknown[])] as (
      EventBatch['entries'][K][number] | null
    )[]
  const visitors = entries('visitors')
  const users = entries('users')
  const names = entries('names')
  const pages = entries('pages')
  const actors = entries('actors')
  const actions = entries('actions')
  const origins = entries('origins')
  return {
    events: batches.flatMap((batch) =>
      Array.from({ length: batch.rows }, (_, i) => ({
        time: batch.time[i],
        visitor: visitors[actors[batch.actor[i]!]?.visitor ?? 0],
        user: users[actors[batch.actor[i]!]?.user ?? 0],
        name: names[actions[batch.action[i]!]!.name],
        page: pages[actions[batch.action[i]!]!.page],
        origin: origins[batch.origin[i]!],
        key: [batch.keys[i * 2], batch.keys[i * 2 + 1]],
        details: batch.details.row.includes(i) ? batch.details.properties[batch.details.row.indexOf(i)] : null,
        value: batch.details.value[batch.details.row.indexOf(i)],
        session: batch.details.session[batch.details.row.indexOf(i)],
      })),
    ),
    rejects: batches.flatMap((batch) => batch.rejects.map(({ line, reason }) => ({ line, reason }))),
    counts: { ...batches.at(-1)!.counts, bytes: 0 },
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const both = (text: string, chunk = 1 << 20) => {
  const fast = read(CsvBytesLane, utf8(text), chunk)
  expect(fast).toEqual(read(CsvTextLane, utf8(text), chunk))
  return fast
}

const header = columns.join(',')

describe('the two CSV lanes', () => {
  it('read the same from well-formed files, however they are cut into chunks', () => {
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
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    const id = fc.constantFrom('', 'm1', 'm2', 'm3', ' m1 ')
    const time = fc.constantFrom(
      '2019-03-31T01:30:00Z', '2019-03-31 03:30:00', '2019-3-1 2:03:04', '2019-02-30T00:00:00Z', '1546398245678', '', 'soon',
      '2019-01-02T03:04:05.6789Z', '2019-01-02T03:04:05+02:00', '2019-01-02 24:00:00',
    ) // prettier-ignore
    const url = fc.constantFrom(
      '',
      'https://WWW.example.org/a/?utm_source=x&utm_campaign=c#f',
      'https://example.org',
      '/b?utm_medium=m',
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
        (rows, end, bom, closed, size) => {
          // PapaParse takes a lone CR for the end of a row; the fast lane leaves such files to it.
          const clean = rows.map((cells) => cells.map((text) => text.replace(/\r(?!\n)/g, '')))
          const text = (bom ? '\ufeff' : '') + Papa.unparse([columns, ...clean], { newline: end }) + (closed ? end : '')
          expect(read(CsvBytesLane, utf8(text), size)).toEqual(read(CsvTextLane, utf8(text), size))
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
      { line: 4, reason: 'it has 14 cells where the header has 13' },
    ])
    expect(counts).toMatchObject({ rowsRead: 4, rowsRejected: 2 })
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
