import { expect, it } from 'vitest'
import { dayOfName } from './snapshot-day.ts'

it('the day of a snapshot is read off the name of its file', () => {
  const of = (name: string) => dayOfName(name, '2020-05-05')
  expect(of('tools-2017.csv')).toBe('2017-12-31')
  expect(of('stack_2019-02.xlsx')).toBe('2019-02-28')
  expect(of('Stack 2016-02-29.csv')).toBe('2016-02-29')
  expect(of('20190630 tools.csv')).toBe('2019-06-30')
  expect(of('tools-2020.csv')).toBe('2020-05-05')
  expect(of('tools.csv')).toBe('2020-05-05')
  expect(of('report 120190.csv')).toBe('2020-05-05')
})
