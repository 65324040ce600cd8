import { expect, it } from 'vitest'
import type { ReportRow } from '../../shared/reports/index.ts'
import { leavingWords } from './leaving-words.ts'

type Row = ReportRow<'stack-consolidation'>

it('names the day to cancel by first, and the seats that are missing after it', () => {
  const leaving = { tool: 'GitHub', decision: 'drop', capabilities: ['code'], renewalDate: '2020-03-31', cancelBy: '2020-03-01', noticeDays: 30, exit: null, seatsUsed: 58, seatsThere: 25, seatsFor: 'code' } as unknown as Row // prettier-ignore
  const staying = { tool: 'GitLab', decision: 'keep', capabilities: ['code'] } as unknown as Row
  expect(leavingWords(leaving, [leaving, staying])).toBe(
    'cancel by 1\u00a0Mar 2020; 58 use it, and GitLab has 25 free seats for code',
  )
  expect(leavingWords({ ...leaving, seatsUsed: null }, [leaving, staying])).toBe('cancel by 1\u00a0Mar 2020')
})
