import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

const told = (texts: readonly string[]) => texts.map(deviceOf)

test('categories, devices and operating systems as exports name them', () => {
  expect(told(['desktop', 'Mobile', 'TABLET', 'smartphone', 'phablet', 'Smart TV', 'console', 'Computer'])).toEqual([
    'desktop',
    'mobile',
    'tablet',
    'mobile',
    'mobile',
    'other',
    'other',
    'desktop',
  ])
  expect(told(['Apple iPhone', 'Samsung Galaxy Tab A7', 'iPad Pro', 'Samsung Phone', 'Mac OS X', 'Windows', 'Linux', 'Chrome OS'])).toEqual(
    ['mobile', 'tablet', 'tablet', 'mobile', 'desktop', 'desktop', 'desktop', 'desktop'],
  ) // prettier-ignore
  expect(told(['iOS', 'Android', 'iPadOS', 'tvOS', 'Windows Phone', 'mob', 'pc', 'Web', '7f9c2ba4-e88f', ''])).toEqual(
    ['mobile', 'mobile', 'tablet', 'other', 'mobile', 'mobile', 'desktop', '', '', ''],
  ) // prettier-ignore
})

test('several names of one device: the device goes before its system', () => {
  expect(told(['Samsung Tablet Android Chrome', 'Windows Chrome Web', 'Apple iPad iOS', 'Android TV'])).toEqual([
    'tablet',
    'desktop',
    'tablet',
    'other',
  ])
})

test('the category of an object', () => {
  expect(told(['{"category":"mobile","operating_system":"Windows"}', '{"deviceCategory":"tablet"}', '{"model":"x"}', '{'])).toEqual(
    ['mobile', 'tablet', '', ''],
  ) // prettier-ignore
})

test('user agents', () => {
  expect(
    told([
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36',
      'Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
      'Opera/9.80 (J2ME/MIDP; Opera Mini/9.80 (J2ME/22.478; U; en) Presto/2.5.25 Version/10.54',
      'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/2.2 TV Safari/5',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'python-requests/2.31.0',
      `Mozilla/5.0 (${'Android '.repeat(200)})`,
    ]),
  ).toEqual(['desktop', 'desktop', 'mobile', 'tablet', 'tablet', 'mobile', 'other', '', '', ''])
})
