import { expect, it } from 'vitest'
import { reportCsv } from './as-csv.ts'

it('has no p of two that are too few to tell', () => {
  const row = (enough: boolean) => ({ a: 'A', b: 'B', pValue: 0.25, enough })
  const [head, few, many] = reportCsv('template-comparison', { params: {}, rows: [row(false), row(true)] })
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const at = head!.indexOf('pValue')
  expect([few![at], many![at]]).toEqual(['', '0.25'])
})
