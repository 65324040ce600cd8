import { expect, test } from 'vitest'
import { proposedZone } from './use-target.ts'

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
