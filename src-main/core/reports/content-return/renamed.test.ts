import { expect, it } from 'vitest'
import { changeOf, followsAt } from './name-change.ts'
import { renamedOf } from './renamed.ts'

const pairs = (costs: string[], visits: string[], others: string[] = []) =>
  renamedOf(
    costs.map((name) => ({ name, changeFor: () => 'unseen' as const })),
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

it('finds what platforms call in words of their own by what tells each from the others', () => {
  const costs = ['Search – Brand', 'Search – Lifts', 'Search – Power & Light', 'PMax – All equipment', 'Retargeting 30d', 'Mini Ex | Reels | ON', 'Skid Steer | Prospecting | ON (Fall)'] // prettier-ignore
  const visits = ['brand_search', 'gen_lifts', 'gen_power', 'pmax_all', 'rt_30d', 'miniex_reels', 'skidsteer_prospecting_aug', 'fall_newsletter'] // prettier-ignore
  expect(Object.fromEntries(pairs(costs, visits))).toEqual(Object.fromEntries(costs.map((cost, at) => [cost, visits[at]]))) // prettier-ignore
})

it('takes no family for one campaign, nor another number, nor what two could be', () => {
  expect(pairs(['FS26 | Video | DE'], ['FS26 | Carousel | DE'], ['FS26 | Brand | DE'])).toEqual([])
  expect(pairs(['Spring Sale 2025'], ['Spring Sale 2026'])).toEqual([])
  expect(pairs(['Lookalike 1-3%'], ['Lookalike 1%', 'Lookalike 3%'])).toEqual([])
  expect(pairs(['Brand DE'], ['Search DE'])).toEqual([])
})

it('holds no campaign of another channel against a word that they share', () => {
  const [cost, visits, search] = ['Implants – Lookalike', 'Implants LAL test', 'Implants | Search | Dublin']
  const found = (apart: readonly string[]) =>
    renamedOf(
      [cost, search].map((name) => ({ name, changeFor: () => 'unseen' as const })),
      [{ name: visits, people: 10, conversions: 1 }],
      [cost, visits, search, 'Invisalign – Open Day'],
      (a, b) => apart.includes(a) !== apart.includes(b),
    ).map((each) => [each.cost, each.visits])
  expect(found([])).toEqual([])
  expect(found([search])).toEqual([[cost, visits]])
  // The other way round they are of two platforms, so never one campaign.
  expect(found([cost])).toEqual([])
})

it('names each once, the most alike first', () => {
  expect(pairs(['alpha beta', 'alpha beta gamma'], ['Alpha_Beta'])).toEqual([['alpha beta', 'Alpha_Beta']])
})

const at = (day: string): number => Date.parse(`${day}T10:00:00Z`)

it('says when visits of one name stop as those of another begin, links under the old one being late', () => {
  const old = ['2026-10-01', '2026-10-05', '2026-10-12'].map(at)
  const next = ['2026-10-14', '2026-10-20'].map(at)
  expect(followsAt(old, next)).toBe(at('2026-10-14'))
  expect(followsAt(next, old)).toBeNull()
  // Nine days between them, or one of four visits after it, is not one name that gave way to another.
  expect(followsAt(['2026-10-01', '2026-10-05'].map(at), next)).toBeNull()
  expect(followsAt([...old, at('2026-10-18')], next)).toBeNull()
  const many = Array.from({ length: 19 }, () => at('2026-10-12'))
  expect(followsAt([...many, at('2026-10-18')], next)).toBe(at('2026-10-14'))
})

it('holds the days of costs against that day', () => {
  const cost = (from: string, to: string, days?: number[]) => ({ campaign: 'B', amount: 9, hours: 0, hourlyRate: 0, currency: null, pages: null, from, to, ...(days && { days }) }) // prettier-ignore
  const change = (costs: Parameters<typeof changeOf>[0], isNewCosted = true) => {
    const [old, next] = [[at('2026-10-03'), at('2026-10-12')], [at('2026-10-14')]]
    return isNewCosted ? changeOf(costs, next, old, 'UTC') : changeOf(costs, old, next, 'UTC')
  }
  const byDay = cost('2026-10-01', '2026-11-01', [0, 0, 5, ...Array.from({ length: 28 }, () => 1)])
  expect(change([byDay])).toEqual({ day: '2026-10-14', to: 'cost', costs: '2026-10-03', isSure: true })
  // A whole month may have been spent at its end; nothing is sooner than a week before.
  expect(change([cost('2026-10-01', '2026-11-01')])).toMatchObject({ costs: '2026-10-01', isSure: false })
  expect(change([cost('2026-10-08', '2026-11-01')])).toBeNull()
  expect(change([{ campaign: 'B', amount: 9, hours: 0, hourlyRate: 0, currency: null, pages: null }])).toMatchObject({ costs: null, isSure: false }) // prettier-ignore
  // The costs keep the old name, the visits have a new one.
  expect(change([cost('2026-10-22', '2026-11-01')], false)).toEqual({ day: '2026-10-14', to: 'visits', costs: '2026-10-31', isSure: true }) // prettier-ignore
  expect(change([cost('2026-10-01', '2026-10-15')], false)).toBeNull()
})

it('takes two names of a family for one where days say so, and not by words alone', () => {
  const found = (isSure: boolean) =>
    renamedOf(
      [
        {
          name: 'FS | Carousel | DE',
          changeFor: () => ({ day: '2026-10-14', to: 'cost', costs: '2026-10-01', isSure }),
        },
      ],
      [{ name: 'FS | Video | DE', people: 10, conversions: 1 }],
      ['FS | Carousel | DE', 'FS | Video | DE', 'FS | Brand | DE'],
    )
  expect(found(true)).toEqual([
    { cost: 'FS | Carousel | DE', visits: 'FS | Video | DE', people: 10, conversions: 1, change: { day: '2026-10-14', to: 'cost', costs: '2026-10-01' } }, // prettier-ignore
  ])
  expect(found(false)).toEqual([])
})
