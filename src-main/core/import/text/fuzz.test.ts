/** Tables written in every way a file can be written, whole, cut off and damaged: nothing crashes, no row is lost. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await openApp()
})
afterAll(() => test.close())

const encodings = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16le with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text: string) => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1'),
}
const written = fc.record({
  rows: fc.array(
    fc.tuple(
      fc.constantFrom('Slack', 'Zoom, Inc.', 'say "hi"', 'two\nlines', 'Café Noir', 'Señor Tool', '=1+1', "O'Neil"),
      fc.constantFrom('', 'Ana', 'Jürgen', ' x ', '"', ';', '|', '\t', 'a;b|c'),
      fc.constantFrom('', '12', '$1,200.50', '1.234,00 €'),
    ),
    { minLength: 1, maxLength: 12 },
  ),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quotes: fc.boolean(),
  preamble: fc.constantFrom('', '# Account: x\n', 'Tools of the company\n\n'),
  encoding: fc.constantFrom(...(Object.keys(encodings) as (keyof typeof encodings)[])),
  closed: fc.boolean(),
})
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never

function write({ rows, delimiter, newline, quotes, preamble, encoding, closed }: Written): Buffer {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\n/g, newline)))
  const body = Papa.unparse([['Tool Name', 'Owner', 'Annual Cost'], ...cells], { delimiter, newline, quotes })
  return encodings[encoding](preamble.replace(/\n/g, newline) + body + (closed ? newline : ''))
}

let number = 0
/** What the file gives, or the sentence it is refused with; anything but a sentence is a crash. */
async function importTools(bytes: Uint8Array) {
  const file = test.file(`fuzz-${number++}.csv`, bytes)
  try {
    const [report] = (await test.call('imports.run', { files: [{ file, kind: 'tools' }], dryRun: true })).files
    expect(report!.rowsRead).toBe(report!.rowsImported + report!.rowsDuplicate + report!.rowsRejected)
    return report!
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'FAILED') throw error
    expect(error.message).toMatch(/^[^\n]{10,}[.)]$/s)
    return null
  }
}

describe('a table of tools', () => {
  it('gives all of its rows, however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (table) => {
        const report = await importTools(write(table))
        expect(report).toMatchObject({ rowsRead: table.rows.length, rowsRejected: 0, delimiter: table.delimiter })
      }),
      { numRuns: 200 },
    )
  })

  it('cut off anywhere loses nothing of what is left, and says what it cannot read', async () => {
    await fc.assert(
      fc.asyncProperty(written, fc.double({ min: 0, max: 1, noNaN: true }), async (table, share) => {
        const bytes = write(table)
        const report = await importTools(bytes.subarray(0, Math.floor(bytes.length * share)))
        if (report) expect(report.rowsRead).toBeLessThanOrEqual(table.rows.length * 2 + 1)
      }),
      { numRuns: 150 },
    )
  })

  it('with any bytes thrown into it is read or refused', async () => {
    const hits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(written, hits, async (table, damage) => {
        const bytes = write(table)
        for (const [at, byte] of damage) bytes[at % bytes.length] = byte
        await importTools(bytes)
      }),
      { numRuns: 150 },
    )
  })

  it('is not made of nothing: any bytes are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await importTools(bytes)
      }),
      { numRuns: 150 },
    )
  })
})
