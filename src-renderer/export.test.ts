import { expect, test } from 'vitest'
import { csvText } from './export.ts'

test('cells are quoted where they must be, and never start a formula', () => {
  expect(
    csvText([
      ['page', 'rate'],
      ['/a,"b"', 0.25],
      ['=HYPERLINK("x")', null],
      ['-1+2', -1],
    ]),
  ).toBe('page,rate\r\n"/a,""b""",0.25\r\n"\'=HYPERLINK(""x"")",\r\n\'-1+2,-1\r\n')
})
