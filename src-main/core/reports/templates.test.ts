import { describe, expect, it } from 'vitest'
import { leadersFirst, namesOf } from './templates.ts'

describe('leadersFirst', () => {
  it('puts the highest rate first of those that can be told, then the others by their people, (other) last', () => {
    const templates = [
      { key: '(other)', people: 2000, convertedPeople: 400 },
      { key: '(not set)', people: 0, convertedPeople: 0 },
      { key: 'Articles', people: 1000, convertedPeople: 20 },
      { key: 'City pages', people: 500, convertedPeople: 30 },
      { key: 'State pages', people: 400, convertedPeople: 28 },
      // 478 of 3,906 convert, 12.2 %: of 30 people 3.7, fewer than 5, whatever their own rate is.
      { key: 'Webinars', people: 30, convertedPeople: 6 },
      { key: 'Press', people: 6, convertedPeople: 0 },
    ]
    expect(leadersFirst(templates).map(({ key }) => key)).toEqual([
      'State pages', 'City pages', 'Articles', 'Webinars', 'Press', '(other)', '(not set)',
    ]) // prettier-ignore
  })

  it('keeps the order of people where rates are alike', () => {
    const templates = [
      { key: 'a', people: 200, convertedPeople: 100 },
      { key: 'b', people: 100, convertedPeople: 50 },
    ]
    expect(leadersFirst(templates).map(({ key }) => key)).toEqual(['a', 'b'])
  })
})

it('names very many only in part', () => {
  expect(namesOf(['a', 'b'])).toBe('"a", "b"')
  expect(namesOf(Array.from({ length: 14 }, (_, i) => String(i)))).toMatch(/^"0", .*"11" and 2 more$/)
})
