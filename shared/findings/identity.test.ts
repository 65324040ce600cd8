import { expect, it } from 'vitest'
import type { ReportRow } from '../reports/index.ts'
import { howJoined, ruleChanges } from './identity.ts'

const row = (change: Partial<ReportRow<'identity'>> = {}): ReportRow<'identity'> => ({
  rule: 'last-user', active: false, people: 100, severalVisitors: 1, byLogin: 12, byPreviousId: 2,
  conversions: 9, attributed: 8, changedFirstTouch: 0, gained: 0, lost: 0, ...change,
}) // prettier-ignore

const signUp = { one: 'sign-up', many: 'sign-ups' }

it('says how many people are joined by what', () => {
  expect(howJoined(row())).toBe(
    'Of 100 people, 1 has several visitor ids (devices or browsers), 12 were recognised by a login and 2 by a previous id.',
  )
})

it('says what another rule would change, and nothing that it would not', () => {
  const active = row({ active: true })
  expect(ruleChanges(row(), active)).toBe('would change nothing')
  const other = row({ people: 97, attributed: 10, changedFirstTouch: 1, gained: 3, lost: 1 })
  expect(ruleChanges(other, active, signUp)).toBe(
    'would give 3 fewer people, 3 sign-ups newly counted, 1 sign-up no longer counted, 1 sign-up that begins elsewhere and 2 more attributed',
  )
})
