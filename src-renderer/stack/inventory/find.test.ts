import { expect, it } from 'vitest'
import { finder, groupSearch } from './find.ts'

const tool = (name: string, team: string, more: object = {}) => ({ name, vendor: '', category: '', team, owner: '', capabilities: [], ...more }) // prettier-ignore
const tools = [
  tool('Okta', 'IT'),
  tool('Pendo', 'Marketing', { category: 'Editing', capabilities: ['audit'] }),
  tool('Customer.io', 'Growth 70%;Support 30%'),
  tool('Loom', ''),
]
const found = (text: string): string[] => tools.filter(finder(text)).map(({ name }) => name)

it('finds words anywhere, and the tools of one group alone', () => {
  expect(found('it')).toEqual(['Okta', 'Pendo'])
  expect(found(groupSearch('team', 'IT'))).toEqual(['Okta'])
  expect(found('team: support')).toEqual(['Customer.io'])
  expect(found(groupSearch('team', '(not set)'))).toEqual(['Loom'])
  expect(found('capability: audit')).toEqual(['Pendo'])
  expect(found('')).toHaveLength(4)
  expect(found('note: it')).toEqual([])
})
