import { expect, it } from 'vitest'
import { propertiesJson } from './row-reader.ts'

const kept = (properties: string): unknown => JSON.parse(propertiesJson(['properties', 'revenue'], [properties, '12'])!)

it('keeps properties beside others where a string within them has a line break as it is', () => {
  expect(kept('{"note":"two\nlines\tand a tab","plan":"pro"}')).toEqual({
    note: 'two\nlines\tand a tab',
    plan: 'pro',
    revenue: '12',
  })
})

it('keeps the text of properties that are no JSON', () => {
  expect(kept('{plan: pro}')).toEqual({ properties: '{plan: pro}', revenue: '12' })
})
