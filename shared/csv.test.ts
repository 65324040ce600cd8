import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

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
