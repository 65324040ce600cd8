import { expect, it } from 'vitest'
import { inflections, meanAndSd } from './inflection.ts'
import { periodsOf } from '../periods.ts'
import { toDate, toDay } from '../cost.ts'

it('marks what exceeds mean + 1 population standard deviation', () => {
  // 1, 1, 1, 5: mean 2, sd √((1+1+1+9)/4) = 1.73; 5 > 3.73.
  expect(inflections([1, 1, 1, 5])).toEqual([false, false, false, true])
  expect(meanAndSd([1, 1, 1, 5])).toEqual({ mean: 2, sd: Math.sqrt(3) })
  // 0, 0, 2, 2: mean 1, sd 1; 2 does not exceed 2.
  expect(inflections([0, 0, 2, 2])).toEqual([false, false, false, false])
  // Never with fewer than three periods, and never where all are equal.
  expect(inflections([0, 9])).toEqual([false, false])
  expect(inflections([3, 3, 3])).toEqual([false, false, false])
  // Losses are no additions: −5, 0, −1 has mean −2, sd 2.16; 0 does not exceed 0.16.
  expect(inflections([-5, 0, -1])).toEqual([false, false, false])
})

it('cuts a span into periods of the calendar', () => {
  const names = (from: string, to: string, interval: 'year' | 'quarter' | 'month') =>
    periodsOf({ from: toDay(from), to: toDay(to) }, interval).map(
      ({ name, span }) => `${name} ${toDate(span.from)} ${toDate(span.to)}`,
    )
  expect(names('2016-02-15', '2017-06-01', 'year')).toEqual([
    '2016 2016-02-15 2017-01-01',
    '2017 2017-01-01 2017-06-01',
  ])
  expect(names('2016-11-30', '2017-04-02', 'quarter')).toEqual([
    '2016-Q4 2016-11-30 2017-01-01',
    '2017-Q1 2017-01-01 2017-04-01',
    '2017-Q2 2017-04-01 2017-04-02',
  ])
  expect(names('2016-02-29', '2016-03-01', 'month')).toEqual(['2016-02 2016-02-29 2016-03-01'])
  expect(names('2016-02-29', '2016-02-29', 'month')).toEqual([])
})
