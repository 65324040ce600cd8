import { expect, test } from 'vitest'
import { robotsSentence } from './robots.ts'

test('says how many people are robots, and what share of all', () => {
  expect(robotsSentence({ counted: { robots: 260, people: 7349 } })).toBe(
    '260 of 7,349 people (3.5\u00a0%) are robots by their user agent and count in every report.',
  )
  expect(robotsSentence({ counted: { robots: 1, people: 4 } })).toBe(
    '1 of 4 people (25.0\u00a0%) is a robot by its user agent and counts in every report.',
  )
  expect(robotsSentence({ counted: { robots: 0, people: 4 } })).toBeNull()
  expect(robotsSentence({ counted: { robots: 4, people: 4 } })).toBeNull()
})
