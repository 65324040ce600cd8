import { expect, test } from 'vitest'
import { zoneOptions } from '../zones.ts'
import { fitsTyped } from './typed-filter.ts'

test.each(['Sao_Paulo', 'America/Sao_Paulo', 'são paulo', 'Sao Paulo', 'america / sao', 'SAO', ''])(
  'the zone of São Paulo is found by %j',
  (typed) => expect(fitsTyped('America/Sao Paulo', typed)).toBe(true),
)

test.each(['málaga', 'malaga', 'café/má', '/es/caf%C3%A9'])('a path that is stored encoded is found by %j', (typed) =>
  expect(fitsTyped('/es/caf%C3%A9/m%C3%A1laga', typed)).toBe(true),
)

test('what is not in it finds nothing', () => {
  expect(fitsTyped('America/Sao Paulo', 'santos')).toBe(false)
})

test('zones name their countries; one that is not known is still there to be shown', () => {
  const zones = zoneOptions('America/Sao_Paulo')
  expect(zones[0]).toEqual({ id: 'UTC', label: 'UTC' })
  expect(zones.find(({ id }) => id === 'America/Sao_Paulo')).toEqual({
    id: 'America/Sao_Paulo',
    label: 'America/Sao Paulo',
    note: 'Brazil',
  })
  expect(zoneOptions('+05:30')[0]).toEqual({ id: '+05:30', label: '+05:30' })
})
