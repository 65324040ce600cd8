import { expect, it } from 'vitest'
import { spendBeforeSentence } from './spend-before.ts'

const said = (before: number | null, knownFrom: string | null, against: 'year' | null = 'year') =>
  spendBeforeSentence(
    {
      params: { by: 'vendor', monthly: false, from: '2026-01-01', fiscalYear: null, to: '2026-11-27', against },
      totals: { tools: 1, payments: 1, paid: 1, share: 1, before, change: null, beforeFrom: '2025-01-01', beforeTo: '2025-11-27', knownFrom, knownTo: '2026-11-26', yearlyTwice: [], vatTakenOff: [], headcount: null, paidPerPerson: null, endUnknown: [] },
    },
    (day) => day,
  ) // prettier-ignore

it('says where payments of the days a year before are missing, all of them or the first', () => {
  expect(said(5, '2025-01-01')).toBeNull()
  expect(said(5, '2025-03-02', null)).toBeNull()
  expect(said(5, '2025-03-02')).toBe('The days a year before begin on 2025-01-01, and payments are stored from 2025-03-02 on: what was paid until then is missing from them, and part of the change may be that.') // prettier-ignore
  expect(said(null, '2026-01-03')).toBe('What was paid in the same days a year before is not known: payments are stored from 2026-01-03 on.') // prettier-ignore
})
