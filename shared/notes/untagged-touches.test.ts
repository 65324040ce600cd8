import { expect, test } from 'vitest'
import type { ReportRow } from '../reports/index.ts'
import { untaggedTouchesSentence } from './untagged-touches.ts'

test('last touches without a campaign are said with the way to that of the visit', () => {
  const said = (params: object, ...keys: [key: string, people: number, conversions: number][]) =>
    untaggedTouchesSentence({
      params: { by: 'campaign', model: 'last', unit: 'interaction', ...params },
      rows: keys.map(([key, people, conversions]) => ({ key, people, conversions }) as ReportRow<'content-return'>),
    })
  const usual = [['brand', 90, 0], ['(not set)', 900, 530], ['(none)', 28, 28]] as [string, number, number][] // prettier-ignore
  expect(said({}, ...usual)).toContain('All 530 conversions with a page are credited to “(not set)”')
  expect(said({}, ['brand', 90, 5], ['(not set)', 900, 95])).toContain('95 of the 100 conversions with a page')
  expect(said({ by: 'channel' }, ['Paid Search', 90, 0], ['Direct', 900, 530])).toContain('the channel of the visit')
  expect(said({}, ['brand', 90, 20], ['(not set)', 900, 80])).toBeNull()
  // Nobody came by a campaign at all.
  expect(said({}, ['(not set)', 900, 530], ['(none)', 28, 28])).toBeNull()
  for (const params of [{ unit: 'session' }, { model: 'first' }, { model: 'last-non-direct' }, { by: 'group' }])
    expect(said(params, ...usual)).toBeNull()
})
