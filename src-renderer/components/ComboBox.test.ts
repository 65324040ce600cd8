import { expect, test } from 'vitest'
import { completions } from './ComboBox.tsx'

const plans = [{ value: 'free' }, { value: 'pro' }, { value: 'team', note: '12 events' }]
const ids = (text: string, several: boolean): string[] => completions(plans, text, several).map(({ id }) => id)

test('what is typed narrows the list, whatever its capitals', () => {
  expect(ids('', false)).toEqual(['free', 'pro', 'team'])
  expect(ids('R', false)).toEqual(['free', 'pro'])
  expect(ids('x', false)).toEqual([])
})

test('one that is chosen leaves the others to choose', () => {
  expect(ids('pro', false)).toEqual(['free', 'pro', 'team'])
})

test('one that is typed as a whole narrows the list still, the one itself first', () => {
  const options = ['channel', 'job role', 'role', 'roles'].map((value) => ({ value }))
  const typed = completions(options, 'role', false, true).map(({ value }) => value)
  expect(typed).toEqual(['role', 'job role', 'roles'])
  expect(completions(options, 'role', false)).toHaveLength(4)
})

test('a list is completed at its end, and names nothing twice', () => {
  expect(ids('pro, t', true)).toEqual(['pro, team'])
  expect(ids('pro,', true)).toEqual(['pro, free', 'pro, team'])
  expect(ids('pro, free, team', true)).toEqual(['pro, free, team'])
  expect(completions(plans, 'pro, te', true)).toEqual([{ value: 'team', note: '12 events', id: 'pro, team' }])
})
