import { expect, it } from 'vitest'
import { joinTopics, readTopics, splitTopics } from './topics.ts'

it('has a semicolon or | between topics, and writes them so', () => {
  expect(splitTopics(' Law ;Health, Safety| Law')).toEqual(['Law', 'Health, Safety'])
  expect(splitTopics(joinTopics(['Law', 'Health, Safety']))).toEqual(['Law', 'Health, Safety'])
  expect(splitTopics('')).toEqual([])
})

it('takes another sign for one between topics where each part is a topic elsewhere, and says what may be several', () => {
  const names = ['Ishbel Kerr', 'Callum Reid, Ishbel Kerr', 'Callum Reid', 'Ishbel Kerr & Callum Reid', 'Lumen & Oak']
  const authors = readTopics(names, { areNames: true })
  expect(names.map(authors.of)).toEqual([
    ['Ishbel Kerr'],
    ['Callum Reid', 'Ishbel Kerr'],
    ['Callum Reid'],
    ['Ishbel Kerr', 'Callum Reid'],
    ['Lumen & Oak'],
  ])
  expect(authors.apart).toEqual(['Callum Reid, Ishbel Kerr', 'Ishbel Kerr & Callum Reid'])
  expect(authors.doubtful).toEqual([])
  const subjects = readTopics(['Tax', 'Law', 'Tax & Law', 'Health, Safety', 'Tax / Estates'], { areNames: false })
  expect(subjects.of('Tax & Law')).toEqual(['Tax & Law'])
  expect([subjects.apart, subjects.doubtful]).toEqual([[], ['Health, Safety', 'Tax / Estates']])
})
