import { expect, it } from 'vitest'
import { statusOn } from './status-on.ts'

const tool = { status: 'active', startDate: '2026-01-15', endDate: '2026-06-30' } as const

it('follows the dates of what is in use: the end date is the first day without it', () => {
  expect(['2026-01-14', '2026-01-15', '2026-06-29', '2026-06-30'].map((day) => statusOn(tool, day))).toEqual(['not started', 'active', 'active', 'ended']) // prettier-ignore
  expect(statusOn({ ...tool, status: 'trial', endDate: null }, '2030-01-01')).toBe('trial')
  expect(statusOn({ ...tool, startDate: null }, '1990-01-01')).toBe('active')
})

it('says of a candidate and of what was retired that they are that, whatever their dates', () => {
  expect(statusOn({ ...tool, status: 'candidate' }, '2026-07-01')).toBe('candidate')
  expect(statusOn({ ...tool, status: 'retired' }, '2026-07-01')).toBe('retired')
})
