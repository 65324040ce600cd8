import { expect, it } from 'vitest'
import { unknownHeadsSentence } from './heads.ts'

it('names teams that no tool has', () => {
  const tools = [{ team: 'Sales' }, { team: 'Growth 70%;Support 30%' }, { team: '' }]
  expect(unknownHeadsSentence({ sales: 12, Support: 4 }, tools)).toBeNull()
  expect(unknownHeadsSentence({ Sale: 12, Growth: 4, Ops: 2 }, tools)).toBe('No tool is of "Sale" and "Ops", which `heads` in the configuration has: their people are in no cost per head.') // prettier-ignore
})
