/** Messy files of other projects (csv-spectrum, csvkit, frictionless, messytables, PapaParse, qsv, sqlite-utils). */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { inspectFile } from '../inspect/inspect-file.ts'
import { readChunks } from '../containers/source.ts'
import { decodeText } from './decode.ts'
import { readTable } from './layout.ts'

const folder = fileURLToPath(new URL('../../../../../shared/data/messy-csv', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) process.stdout.write('Messy CSV files: skipped, the folder ../shared/data/messy-csv is not there.\n')

async function read(file: string) {
  const part = (await inspectFile(join(folder, file))).parts[0]!
  const chunks: Uint8Array[] = []
  for await (const chunk of readChunks(part, () => undefined)) chunks.push(chunk)
  const { text, damage } = decodeText(Buffer.concat(chunks), part.encoding)
  return { part, damage, ...readTable(text, part) }
}

/** [encoding, delimiter, lines before the header, columns, rows, rows of another width or with broken quotes] */
type Expected = [string, string, number, number, number, number]
const table: Record<string, Expected> = {
  'csvkit/bad.csv': ['utf-8', ',', 0, 3, 3, 2],
  'csvkit/bad_skip_lines.csv': ['utf-8', ',', 3, 3, 3, 2],
  'csvkit/blanks.csv': ['utf-8', ',', 0, 6, 1, 0],
  'csvkit/date_like_number.csv': ['utf-8', ',', 0, 1, 1, 0],
  'csvkit/dummy.csv.gz': ['utf-8', ',', 0, 3, 1, 0],
  'csvkit/mac_newlines.csv': ['utf-8', ',', 0, 3, 2, 0],
  'csvkit/no_header_row2.csv': ['utf-8', ',', 0, 3, 0, 0],
  'csvkit/null_byte.csv': ['utf-8', ',', 0, 3, 1, 0],
  'csvkit/optional_quote_characters.csv': ['utf-8', ',', 0, 3, 1, 0],
  'csvkit/sniff_limit.csv': ['utf-8', ';', 0, 3, 1, 0],
  'csvkit/test_date_format.csv': ['utf-8', ',', 0, 1, 2, 0],
  'csvkit/test_empty_columns_long_row.csv': ['utf-8', ',', 0, 3, 1, 0], // its fourth cell is blank
  'csvkit/test_empty_columns_short_row.csv': ['utf-8', ',', 0, 3, 1, 1],
  'csvkit/test_extra_header.csv': ['utf-8', ',', 0, 4, 1, 1],
  'csvkit/test_header_newline.csv': ['utf-8', ',', 0, 3, 1, 0],
  'csvkit/test_latin1.csv': ['windows-1252', ',', 0, 3, 2, 0],
  'csvkit/test_locale.csv': ['utf-8', ',', 0, 3, 1, 0],
  'csvkit/test_no_leading_zeroes.csv': ['utf-8', ',', 0, 3, 1, 0],
  'csvkit/test_numeric_date_format.csv': ['utf-8', ',', 0, 1, 2, 0],
  'csvkit/test_skip_lines.csv': ['utf-8', ',', 3, 3, 1, 0],
  'csvkit/test_utf16_big.csv': ['utf-16be', ',', 0, 3, 2, 0],
  'csvkit/test_utf16_little.csv': ['utf-16le', ',', 0, 3, 2, 0],
  'csvkit/test_utf8.csv': ['utf-8', ',', 0, 3, 2, 0],
  'frictionless/accent.csv': ['utf-8', ';', 0, 17, 2, 0],
  'frictionless/blank-rows-multiple.csv': ['utf-8', ',', 0, 3, 13, 0],
  'frictionless/doublequote.csv': ['utf-8', ',', 0, 17, 5, 0],
  'frictionless/doublequote.csv.zip': ['utf-8', ',', 0, 17, 5, 0],
  'frictionless/duplicate-headers.csv': ['utf-8', ',', 0, 5, 2, 0],
  'frictionless/encoding-issue-274.csv': ['utf-8', ',', 0, 17, 507, 0],
  'frictionless/escaping.csv': ['utf-8', ',', 0, 2, 3, 0],
  'frictionless/issue-1105-timezone.csv': ['utf-8', ';', 0, 2, 2, 0],
  'frictionless/issue-1341.csv': ['utf-8', ',', 0, 51, 99, 0],
  'frictionless/issue-493.csv': ['utf-8', ',', 0, 126, 9, 0],
  'frictionless/matrix-with-comment.csv': ['utf-8', ',', 1, 4, 4, 0],
  'frictionless/number-test.csv': ['utf-8', ',', 0, 6, 13, 0],
  'frictionless/skip-rows.csv': ['utf-8', ',', 1, 2, 3, 1], // a comment between the rows
  'frictionless/table-infer-iso-8859-7.csv': ['windows-1253', ',', 0, 3, 4, 0],
  'frictionless/table-with-accents.csv': ['windows-1252', ';', 0, 8, 638, 0],
  'frictionless/table.csv.gz': ['utf-8', ',', 0, 2, 2, 0],
  'frictionless/timezone-with-id.csv': ['utf-8', ',', 0, 3, 4, 0],
  'frictionless/timezone.csv': ['utf-8', ',', 0, 2, 4, 0],
  'messytables/begrotingsanalyse-2011.csv': ['utf-8', ',', 3, 20, 39, 0],
  'messytables/characters.csv': ['big5', ',', 0, 18, 382, 0],
  'messytables/complex.csv': ['utf-8', ',', 0, 4, 3, 1], // a quote after a blank is no quote
  'messytables/example.tsv': ['utf-8', '\t', 0, 17, 140, 0],
  'messytables/excel_pasting.csv': ['utf-8', ',', 3, 9, 17, 0],
  'messytables/mixedGLB.csv': ['utf-8', ',', 3, 19, 133, 0],
  'messytables/null.csv': ['utf-8', ',', 0, 4, 9, 0],
  'messytables/simple.zip': ['utf-8', ',', 0, 3, 6, 0],
  'messytables/skip_initials.csv': ['utf-8', ',', 0, 2, 2, 0],
  'messytables/small.csv': ['utf-8', ',', 0, 1, 0, 0],
  'messytables/spanish_chars.csv': ['windows-1252', ',', 0, 8, 116, 0],
  'messytables/sparse_with_column_errors.csv': ['windows-1252', ',', 0, 4, 2237, 0],
  'messytables/utf-16le_encoded.csv': ['utf-16le', ',', 0, 19, 327, 0],
  'messytables/utf8bom.csv': ['utf-8', ',', 0, 2, 0, 0],
  'messytables/weird_head_padding.csv': ['utf-8', ';', 11, 11, 76, 16], // footnotes after the table
  'papaparse/long-sample.csv': ['utf-8', ',', 0, 7, 7, 0],
  'papaparse/malformed.tsv': ['utf-8', '\t', 0, 8, 8, 3], // 7 cells, 9 cells, an unclosed quote
  'papaparse/sample-header.csv': ['utf-8', ',', 0, 2, 2, 0],
  'papaparse/utf-8-bom-sample.csv': ['utf-8', ',', 0, 3, 1, 0],
  'qsv/boston311-100-bad.tsv': ['utf-8', '\t', 0, 29, 100, 1],
  'qsv/boston311-100-with-nonascii.csv': ['utf-8', ',', 0, 29, 100, 0],
  'qsv/spendover25kdownloadSep.csv': ['utf-8', ',', 0, 8, 189, 0],
  'qsv/utf8-japanesedata.csv': ['utf-8', ',', 0, 26, 62, 0],
  'sqlite-utils-sniff/example1.csv': ['utf-8', ',', 0, 4, 4, 0],
  'sqlite-utils-sniff/example2.csv': ['utf-8', ';', 0, 4, 4, 0],
  'sqlite-utils-sniff/example3.csv': ['utf-8', ',', 0, 4, 4, 1], // single quotes are no quotes
  'sqlite-utils-sniff/example4.csv': ['utf-8', '\t', 0, 4, 4, 0],
}

describe.skipIf(!isThere)('messy files', () => {
  const manifest = isThere ? readFileSync(join(folder, 'MANIFEST.csv'), 'utf8').trim().split('\n').slice(1) : []
  const files = manifest.map((line) => line.split(',')[0]!)
  const withJson = files.filter((file) => file.startsWith('csv-spectrum/'))

  it('are all in the table', () => {
    expect(files.filter((file) => !withJson.includes(file))).toEqual(Object.keys(table))
  })

  it.each(withJson)('%s holds what its JSON says', async (file) => {
    const { part, rows, broken } = await read(file)
    const name = basename(file, '.csv')
    const stored = readFileSync(join(folder, `csv-spectrum/json/${name}.json`), 'utf8')
    // Two files are not quite what their JSON was written from: line ends, and a telephone number made unreal.
    const expected = [
      JSON.parse(stored.replaceAll('\\r\\n', '\\n').replace('1234567890', '2095257564')) as object,
    ].flat()
    expect(broken).toEqual([])
    const found = rows.map(({ cells }) => Object.fromEntries(part.columns.map((column, i) => [column, cells[i]])))
    expect(found).toEqual(expected)
  })

  it.each(Object.entries(table))('%s is laid out as the table says', async (file, expected) => {
    const { part, rows, broken } = await read(file)
    const { encoding, delimiter, skipLines, columns } = part
    const isOdd = ({ cells }: { cells: string[] }): boolean =>
      cells.length < columns.length || cells.slice(columns.length).some((cell) => cell.trim() !== '')
    expect([encoding, delimiter, skipLines, columns.length, rows.length, rows.filter(isOdd).length + broken.length]).toEqual(expected) // prettier-ignore
  })

  // Each into a workspace of its own: what is in the inventory costs every further import.
  describe('one by one', () => {
    let test: TestApp
    beforeEach(async () => {
      test = await openApp()
    })
    afterEach(() => test.close())

    it.each(files)('%s is imported without losing a row', async (file) => {
      const { part, rows, broken } = await read(file)
      const name = part.columns[0]!
      const run = { file: join(folder, file), kind: 'tools', map: { ...unmapped, name } } as const
      const [report] = (await test.call('imports.run', { files: [run] })).files
      expect(report!.rowsRead).toBe(rows.length + broken.length)
      expect(report!.rowsRead).toBe(report!.rowsImported + report!.rowsDuplicate + report!.rowsRejected)
      expect(report!.columnsDropped).toEqual([])
      const [record] = await test.call('imports.list', {})
      const rejects = await test.call('imports.rejects', { importId: record!.id, limit: 1000 })
      expect(rejects).toHaveLength(Math.min(1000, report!.rowsRejected))
      expect(rejects.filter(({ reason, line }) => reason === '' || line < 1)).toEqual([])
    })
  })
})

/** Other columns may be named like fields without holding what the field needs. */
const unmapped = Object.fromEntries(
  ['vendor', 'category', 'team', 'owner', 'status', 'cost', 'currency', 'start_date', 'end_date', 'note'].map((field) => [field, '']),
) // prettier-ignore
