import { expect, it } from 'vitest'
import { shownNames } from './shown-names.ts'

it('names the first of many columns and counts the rest', () => {
  const names = Array.from({ length: 190 }, (_, at) => `c${at}`)
  expect(shownNames(names.slice(0, 20))).toEqual(names.slice(0, 20))
  expect(shownNames(names)).toEqual([...names.slice(0, 20), '170 more (--json lists them)'])
})
