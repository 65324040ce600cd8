import { expect, test } from 'vitest'
import {
  addDays,
  bytes,
  count,
  date,
  dateRange,
  dateTime,
  dayOf,
  duration,
  listed,
  listedFirst,
  middleCut,
  money,
  moneyAlike,
  moneyBesideNames,
  moneyShort,
  percent,
  percentRange,
  points,
  rateDigits,
  signedMoney,
} from './format.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('counts have thousands, and one decimal only where a small credit is split', () => {
  expect(count(1284906)).toBe('1,284,906')
  expect(count(10.5)).toBe('10.5')
  expect(count(2214.5)).toBe('2,215')
  expect(count(-62)).toBe('−62')
})

test('percentages keep the number and its unit together', () => {
  expect(percent(0.7)).toBe('70.0\u00a0%')
  expect(plain(percent(0.00694, 2))).toBe('0.69 %')
  expect(plain(percentRange(0.0286, 0.032))).toBe('2.86 to 3.20 %')
})

test('differences are signed, and what rounds to nothing is 0.0', () => {
  expect(points(0.044)).toBe('+4.4')
  expect(points(-0.024)).toBe('−2.4')
  expect(points(0)).toBe('0.0')
  expect(points(-0.0004)).toBe('0.0')
  expect(points(0.0004)).toBe('0.0')
})

test('tiny rates get the digits they need', () => {
  expect(rateDigits(0.03)).toBe(2)
  expect(rateDigits(0.0015)).toBe(3)
  expect(rateDigits(0.00015)).toBe(4)
  expect(rateDigits(0)).toBe(2)
})

test('money in the workspace currency, cents only when small', () => {
  expect(money(928316, 'USD')).toBe('$928,316')
  expect(money(-1200.4, 'EUR')).toBe('−€1,200')
  expect(money(12.5, 'USD')).toBe('$12.50')
  expect([110, 24.39, null].map((value) => value && moneyAlike([110, 24.39, null], 'EUR')(value))).toEqual([
    '€110.00',
    '€24.39',
    null,
  ])
  expect(moneyAlike([110, 240.5], 'EUR')(240.5)).toBe('€241')
  const beside = (value: number): string => moneyBesideNames(value, moneyAlike([1.5], 'USD')(value), 'USD')
  expect([99_999_999, 123_456_789.99, 1e12, -50].map(beside)).toEqual(['$99,999,999.00', '$123.5M', '$1T', '−$50.00'])
  expect(moneyShort(150_000, 'USD')).toBe('$150k')
  expect(moneyShort(2_300, 'USD')).toBe('$2.3k')
  expect(moneyShort(1_240_000, 'USD')).toBe('$1.2M')
})

test('sizes and times as a person says them', () => {
  expect(bytes(999)).toBe('999 B')
  expect(bytes(12_400)).toBe('12 kB')
  expect(bytes(968_000_000)).toBe('968 MB')
  expect(bytes(1_620_000_000)).toBe('1.62 GB')
  expect(duration(1)).toBe('1 second')
  expect(duration(130)).toBe('2 min 10 s')
  expect(duration(3900)).toBe('1 h 5 min')
})

test('dates in the workspace zone; a bare date is that date everywhere', () => {
  expect(date('2019-03-04')).toBe('4\u00a0Mar 2019')
  expect(date('2019-03-04', 'America/New_York')).toBe('4\u00a0Mar 2019')
  expect(date('2019-03-04T02:00:00.000Z', 'America/New_York')).toBe('3\u00a0Mar 2019')
  expect(dateTime('2019-09-04T09:12:00.000Z')).toBe('4\u00a0Sep 2019, 09:12')
  expect(dayOf('2019-03-04T02:00:00.000Z', 'America/New_York')).toBe('2019-03-03')
  expect(addDays('2019-06-30', 1)).toBe('2019-07-01')
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
})

test('ranges say month and year once', () => {
  expect(dateRange('2019-01-01', '2019-06-30')).toBe('1 Jan – 30 Jun 2019')
  expect(dateRange('2018-12-01', '2019-01-05')).toBe('1 Dec 2018 – 5 Jan 2019')
  expect(dateRange('2019-03-03', '2019-03-09')).toBe('3 – 9 Mar 2019')
  expect(dateRange('2019-03-03', '2019-03-03')).toBe('3 Mar 2019')
})

test('long names are cut in the middle', () => {
  expect(middleCut('/l/texas', 20)).toBe('/l/texas')
  expect(middleCut('/l/new-york/eviction-forms', 16)).toBe('/l/new-yo…-forms')
  expect(middleCut('/l/new-york/eviction-forms', 16)).toHaveLength(16)
})

test('lists', () => {
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b'], 'or')).toBe('a or b')
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
})

test('what is nothing has no sign', () => {
  expect(money(-0, 'USD')).toBe('$0')
  expect(signedMoney(-0, 'USD')).toBe('$0')
  expect(money(-0.001, 'USD')).toBe('$0.00')
  expect(money(-0.5, 'USD')).toBe('−$0.50')
})

test('a long list names the first and counts the others', () => {
  expect(listedFirst(['a', 'b', 'c'], 3)).toBe('a, b and c')
  expect(listedFirst(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
  expect(listedFirst([], 2)).toBe('')
})
