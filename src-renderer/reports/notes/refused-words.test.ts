import { expect, it } from 'vitest'
import { refusedWords } from './refused-words.ts'

it('a reason that several models share is said once', () => {
  const why = (model: string): string => `The model "${model}" takes at most 200 keys, and there are more by group.`
  expect(
    refusedWords([
      { model: 'markov', why: why('markov') },
      { model: 'time-decay', why: 'The model "time-decay" needs times.' },
      { model: 'shapley', why: why('shapley') },
    ]),
  ).toBe(
    'Not answered: Markov and Shapley (takes at most 200 keys, and there are more by group). Not answered: Time decay (needs times).',
  )
})
