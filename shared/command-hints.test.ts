import { expect, it } from 'vitest'
import { withoutCommands } from './command-hints.ts'

it('takes flags and commands out of a sentence, and nothing else', () => {
  expect(withoutCommands('Say so (--order rows). It is "a (b)".')).toBe('Say so. It is "a (b)".')
  expect(withoutCommands('Choose it (--map "value=Betrag (EUR),time=Tag").')).toBe('Choose it.')
  expect(withoutCommands('Costs are entered (`config set costs.csv`) here (now).')).toBe(
    'Costs are entered here (now).',
  )
})
