import { expect, it } from 'vitest'
import { renamedOf } from './renamed.ts'

const pairs = (costs: string[], visits: string[], others: string[] = []) =>
  renamedOf(
    costs,
    visits.map((name) => ({ name, people: 10, conversions: 1 })),
    [...costs, ...visits, ...others],
  ).map(({ cost, visits: name }) => [cost, name])

it('finds the campaign that was renamed by its words, among others of its family', () => {
  const costs = ['FS26 | Lookalike 1-3% DE', 'Brand Awareness Q2']
  const others = ['FS26 | Prospecting | DE', 'FS26 | Retargeting', 'KI-Kurs Launch']
  expect(pairs(costs, ['FS26 | Lookalike 1%', 'nl-2026-04'], others)).toEqual([
    ['FS26 | Lookalike 1-3% DE', 'FS26 | Lookalike 1%'],
  ])
  expect(pairs(['Spring_Sale'], ['spring-sale'])).toEqual([['Spring_Sale', 'spring-sale']])
  expect(pairs(['Retargeting'], ['DE Retargeting all visitors 30'])).toEqual([['Retargeting', 'DE Retargeting all visitors 30']]) // prettier-ignore
  expect(pairs(['Frühling Aktion'], ['fruhling_aktion_de'])).toEqual([['Frühling Aktion', 'fruhling_aktion_de']])
})

it('takes no family for one campaign, nor another number, nor what two could be', () => {
  expect(pairs(['FS26 | Video | DE'], ['FS26 | Carousel | DE'], ['FS26 | Brand | DE'])).toEqual([])
  expect(pairs(['Spring Sale 2025'], ['Spring Sale 2026'])).toEqual([])
  expect(pairs(['Lookalike 1-3%'], ['Lookalike 1%', 'Lookalike 3%'])).toEqual([])
  expect(pairs(['Brand DE'], ['Search DE'])).toEqual([])
})

it('names each once, the most alike first', () => {
  expect(pairs(['alpha beta', 'alpha beta gamma'], ['Alpha_Beta'])).toEqual([['alpha beta', 'Alpha_Beta']])
})
