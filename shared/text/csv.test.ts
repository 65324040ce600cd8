import { expect, test } from 'vitest'
import { csvLine, withoutNoise } from './csv.ts'
import { reportCsv } from '../reports/as-csv.ts'

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\tx', "'\tx"],
  ['\r=x', '"\'\r=x"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  [-1, '-1'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e21, '1e+21'],
  [null, ''],
  [undefined, ''],
  [true, 'true'],
  [['a', 'b'], '"[""a"",""b""]"'],
])('%j', (value, cell) => expect(csvLine([value, 'next'])).toBe(`${cell},next\r\n`))

test('with a decimal comma, semicolons stand between cells and formulas are as harmless', () => {
  const line = [-1234.5, 0.25, 3, 'a,b', 'a;b', '=1+1', '-1,5', true, null, 'say "so"']
  expect(csvLine(line, 'comma')).toBe(`-1234,5;0,25;3;a,b;"a;b";'=1+1;'-1,5;true;;"say ""so"""\r\n`)
  // What stands between cells is the only difference but for numbers.
  expect(csvLine(['=2', 'x'], 'comma')).toBe(csvLine(['=2', 'x']).replace(',', ';'))
})

test('numbers without the digits that only binary fractions have', () => {
  expect([0.1 + 0.2, 1625.62 * 12, -1625.62 * 12, 1e21, 9_007_199_254_740_991, 1 / 3].map(withoutNoise)).toEqual([
    0.3, 19_507.44, -19_507.44, 1e21, 9_007_199_254_740_991, 0.333333333333333,
  ])
})

test('a report writes money in cents, and how much of it is not known', () => {
  const row = { key: 'Product', tools: 2, annualCost: 1625.62 * 12, periodCost: 1283.0410958904, share: 0.1 + 0.2, seatsLicensed: 4, seatsActive: null, unusedSeatCost: 1.005, unknownCosts: 1, unknownUnusedSeatCosts: 1 } // prettier-ignore
  const period = { from: '2019-01-01', to: '2019-07-01' }
  expect(reportCsv('stack-cost', { params: period, rows: [row] })).toBe(
    'key,tools,annualCost,periodCost,share,seatsLicensed,seatsActive,unusedSeatCost,unknownCosts,unknownUnusedSeatCosts\r\n' +
      'Product,2,19507.44,1283.04,0.3,4,,1.01,1,1\r\n',
  )
})

test('a report writes paths as people do, in lists too', () => {
  const row = { path: ['/p%C3%A3o', '/a%2Fb'], people: 2, conversions: 1 }
  expect(reportCsv('paths', { params: {}, rows: [row] })).toContain('"[""/pão"",""/a%2Fb""]",2,1')
})

test('a report has no column for what was not asked: without a period there is no cost of one', () => {
  const head = 'key,tools,annualCost,share,seatsLicensed,seatsActive,unusedSeatCost,unknownCosts,unknownUnusedSeatCosts\r\n' // prettier-ignore
  const day = { asOf: '2019-06-30', from: null, to: null }
  const row = { key: 'Old', tools: 1, annualCost: null, periodCost: null, share: null, seatsLicensed: null, seatsActive: null, unusedSeatCost: null, unknownCosts: 1, unknownUnusedSeatCosts: 1 } // prettier-ignore
  expect(reportCsv('stack-cost', { params: day, rows: [row] })).toBe(`${head}Old,1,,,,,,1,1\r\n`)
  expect(reportCsv('stack-cost', { params: day, rows: [] })).toBe(head)
})

test('a small number has no exponent', () => {
  expect(csvLine([1.25e-7, -5e-10, 1e-30, 0.001])).toBe('0.000000125,-0.0000000005,0,0.001\r\n')
  expect(csvLine([1.25e-7], 'comma')).toBe('0,000000125\r\n')
})
