import { expect, test } from 'vitest'
import { hasZone, proposedZone, saidZone, zoneOfAnother } from './use-target.ts'

const saoPaulo = 'America/Sao_Paulo'

test('times without a zone are proposed to be in that of the reports', () => {
  expect(proposedZone('open', { events: 5, timeZone: 'Europe/Berlin' }, saoPaulo)).toBe('Europe/Berlin')
  expect(proposedZone('open', { events: 5, timeZone: 'UTC' }, saoPaulo)).toBe('UTC')
  expect(proposedZone('open', { events: 0, timeZone: 'Europe/Berlin' }, saoPaulo)).toBe('Europe/Berlin')
})

test('a workspace without visits is proposed the zone of the computer, where it is one', () => {
  expect(proposedZone('new', { events: 5, timeZone: 'Europe/Berlin' }, saoPaulo)).toBe(saoPaulo)
  expect(proposedZone('open', { events: 0, timeZone: 'UTC' }, saoPaulo)).toBe(saoPaulo)
  expect(proposedZone('new', null, 'Etc/Unknown')).toBe('UTC')
})

test('offsets of times say a zone only where the reports have none', () => {
  expect(hasZone('open', { events: 5, timeZone: 'UTC' })).toBe(true)
  expect(hasZone('open', { events: 0, timeZone: 'Europe/Berlin' })).toBe(true)
  expect(hasZone('open', { events: 0, timeZone: 'UTC' })).toBe(false)
  expect(hasZone('new', { events: 5, timeZone: 'Europe/Berlin' })).toBe(false)
})

test('a zone that was chosen for one file is offered for the others, and they are not read in it before', () => {
  const files = [
    { id: 1, name: 'visits.csv', choices: {} },
    { id: 2, name: 'leads.csv', choices: { zone: 'America/Toronto' } },
    { id: 3, name: 'forms.csv', choices: { zone: 'UTC' } },
  ]
  expect(saidZone({ files })).toBe('America/Toronto')
  expect(zoneOfAnother(files, 1)).toEqual({ zone: 'America/Toronto', of: 'leads.csv' })
  expect([2, 3].map((id) => zoneOfAnother(files, id))).toEqual([null, null])
  expect([saidZone({ files: files.slice(0, 1) }), zoneOfAnother(files.slice(0, 1), 1)]).toEqual([null, null])
})
