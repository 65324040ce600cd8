import { expect, it } from 'vitest'
import { keptByWords } from './kept-by.ts'

it('says why a tool is kept, and whose seats are not known', () => {
  expect(keptByWords({ keptBy: 'most active seats', seatsUnknown: [] })).toBe('most active seats')
  expect(keptByWords({ keptBy: 'cheapest share', seatsUnknown: ['Datadog'] })).toBe('the cheapest share; active seats of Datadog are not known') // prettier-ignore
  expect(keptByWords({ keptBy: 'cheapest share', seatsUnknown: [] })).toBe('the cheapest share, with as many active seats') // prettier-ignore
  expect(keptByWords({ keptBy: 'name', seatsUnknown: ['Datadog', 'Loggly', 'Zabbix'] })).toBe('its name alone, at the same cost; active seats of Datadog, Loggly and 1 more are not known') // prettier-ignore
})
