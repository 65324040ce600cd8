import { expect, it } from 'vitest'
import { documentChoices } from './choices.ts'

const unseen = (): undefined => undefined
const views = (here: string, ...decisions: string[]): string[] =>
  documentChoices(here, unseen, decisions).map(({ view }) => view)

it('begins with the view in front, and has no view twice', () => {
  const here = 'stack-cost?by=team'
  expect(documentChoices(here, unseen, [])[0]).toEqual({ view: here, label: 'What does it cost?', note: 'as it is on screen' }) // prettier-ignore
  for (const each of [here, 'stack-cost', 'renewals', 'stack-diff', 'inventory', 'build-vs-buy?decision=Forms'])
    expect(new Set(views(each, 'Forms')).size).toBe(views(each, 'Forms').length)
})

it('lets costs stand in one document by several groupings, on the day that is looked at', () => {
  expect(views('stack-cost?asOf=2026-01-01')).toEqual(
    expect.arrayContaining(['stack-cost?asOf=2026-01-01', 'stack-cost?asOf=2026-01-01&by=team', 'stack-cost?asOf=2026-01-01&by=category']), // prettier-ignore
  )
})

it('offers removal and two dates, as they were last looked at', () => {
  expect(views('renewals')).toEqual(expect.arrayContaining(['stack-removal', 'stack-diff', 'stack-consolidation']))
  const seen = (path: string): string | undefined => (path === '/stack-removal' ? 'tool=VWO' : undefined)
  expect(documentChoices('renewals', seen, [])).toContainEqual({ view: 'stack-removal?tool=VWO', label: 'What if a tool were removed?', note: 'as last looked at' }) // prettier-ignore
})

it('offers each decision in place of the list of them', () => {
  expect(views('renewals', 'Forms', 'Tours').filter((view) => view.startsWith('build'))).toEqual(['build-vs-buy?decision=Forms', 'build-vs-buy?decision=Tours']) // prettier-ignore
  expect(views('build-vs-buy', 'Forms')).not.toContain('build-vs-buy')
  expect(documentChoices('build-vs-buy?decision=Forms', unseen, ['Forms'])[0]?.label).toBe('Build or buy? Forms')
})
