import { describe, expect, it } from 'vitest'
import { isJointGroup } from '../../../shared/pages/joint-group.ts'
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
    expect(leadersFirst(templates, isJointGroup).map(({ key }) => key)).toEqual([
      'State pages', 'City pages', 'Articles', 'Webinars', 'Press', '(other)', '(not set)',
    ]) // prettier-ignore
  })

  it('puts a group of pages that had one template after another behind those that had one alone', () => {
    const templates = [
      { key: 'Long-form, then Calculator', people: 900, convertedPeople: 90 },
      { key: 'Calculator', people: 800, convertedPeople: 40 },
      { key: 'Long-form', people: 700, convertedPeople: 42 },
      { key: 'Story', people: 5, convertedPeople: 1 },
    ]
    expect(leadersFirst(templates, isJointGroup).map(({ key }) => key)).toEqual(['Long-form', 'Calculator', 'Long-form, then Calculator', 'Story']) // prettier-ignore
    // By anything but groups it is a name as any other.
    expect(leadersFirst(templates, () => false)[0]?.key).toBe('Long-form, then Calculator')
  })

  it('keeps the order of people where rates are alike', () => {
    const templates = [
      { key: 'a', people: 200, convertedPeople: 100 },
      { key: 'b', people: 100, convertedPeople: 50 },
    ]
    expect(leadersFirst(templates, isJointGroup).map(({ key }) => key)).toEqual(['a', 'b'])
  })
})

it('names very many only in part', () => {
  expect(namesOf(['a', 'b'])).toBe('"a", "b"')
  expect(namesOf(Array.from({ length: 14 }, (_, i) => String(i)))).toMatch(/^"0", .*"11" and 2 more$/)
})
