import { expect, it } from 'vitest'
import { isRobot } from './robots.ts'

it('takes the name of a browser for no robot, and that of a robot for one', () => {
  const people = ['Chrome', 'Safari', 'Chrome 141', 'Chrome Mobile 141', 'Mobile Safari 18.2', 'Firefox', 'Microsoft Edge', 'Samsung Internet 25', 'Internet Explorer', 'IE', 'Opera GX', 'MIUI Browser', 'UCBrowser', 'Konqueror', 'DuckDuckGo Privacy Browser', 'Yandex Browser', 'Facebook', 'Google Search App', 'Unknown', 'Other'] // prettier-ignore
  expect(people.filter(isRobot)).toEqual([])
  const robots = ['Headless Chrome', 'HeadlessChrome 141', 'Chrome Headless', 'bingbot', 'Googlebot 2.1', 'Pingdom', 'PhantomJS', 'facebookexternalhit', 'Python Requests', 'UptimeRobot', 'YandexBot'] // prettier-ignore
  expect(robots.filter((name) => !isRobot(name))).toEqual([])
})

it('takes whole user agents as they are', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36' // prettier-ignore
  expect([chrome, 'Mozilla/5.0', 'Ruby', 'axios/1.2', 'Chrome/141.0'].map(isRobot)).toEqual([false, true, true, true, true]) // prettier-ignore
})
