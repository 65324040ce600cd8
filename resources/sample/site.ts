/** The invented legal-aid site: its pages, how people arrive and where they click next. */
import { districts, type State, states } from './places.ts'
import type { Random } from './random.ts'

export const host = 'www.fairstart.example'

/** What a page is to the generator; the content groups of `config.ts` find the same from the paths alone. */
export type Kind = 'city' | 'state' | 'article' | 'home' | 'court' | 'about' | 'webinar' | 'unmatched'

export interface Page {
  path: string
  title: string
  /** State a page is about, so that the next click stays there. */
  state?: State
}

const articles: readonly (readonly [slug: string, title: string, weight: number])[] = [
  ['what-is-chapter-7-bankruptcy', 'What is Chapter 7 bankruptcy, and who is it for?', 30],
  ['chapter-7-or-chapter-13', 'Chapter 7 or Chapter 13: which one fits, and when', 22],
  ['the-means-test', 'The "means test", explained with three examples', 18],
  ['how-long-does-bankruptcy-stay', 'How long does bankruptcy stay on a credit report?', 24],
  ['stop-wage-garnishment', 'How to stop wage garnishment, step by step', 20],
  ['can-i-keep-my-car', '"Can I keep my car?" and nine other questions', 18],
  ['filing-fee-waiver', 'The filing fee, and how to have it waived', 12],
  ['341-meeting-of-creditors', 'What happens at the "341 meeting" of creditors', 10],
  ['bankruptcy-without-a-lawyer', 'Filing without a lawyer: what works, what does not', 14],
  ['exemptions-explained', 'Exemptions: what you keep, state by state', 9],
  ['reaffirmation-agreements', 'Reaffirmation agreements, in plain words', 4],
  ['automatic-stay', 'The automatic stay: what stops on the day you file', 7],
  ['credit-counseling-course', 'The two required courses, and where to take them', 6],
  ['rebuild-credit-after-bankruptcy', 'Rebuilding credit after bankruptcy, month by month', 16],
  ['joint-filing-married', 'Married: file together, or alone?', 6],
  ['taxes-and-bankruptcy', 'Which taxes can be discharged, and which cannot', 6],
  ['student-loans-in-bankruptcy', 'Student loans in bankruptcy: the "undue hardship" test', 26],
  ['student-loan-forgiveness', 'Student loan forgiveness: every programme compared', 34],
  ['student-loan-default', 'Out of default: rehabilitation, consolidation, payment', 14],
  ['private-student-loan-rights', 'Private student loans: your rights, and their limits', 8],
  ['income-driven-repayment', 'Income-driven repayment, with a calculator you can print', 10],
  ['debt-collector-calls', 'What a debt collector may say, and what to answer', 20],
  ['debt-validation-letter', 'The debt validation letter: sample, and when to send it', 15],
  ['debt-settlement-truth', 'Debt settlement: the "half off" promise, examined', 10],
  ['debt-statute-of-limitations', 'Old debt: the statute of limitations in every state', 16],
  ['payday-loan-debt-relief', 'Payday loans: five ways out, ranked by cost', 12],
  ['medical-debt-on-credit-report', 'Medical debt on a credit report: new rules, old mistakes', 14],
  ['sued-by-a-debt-buyer', 'Sued by a debt buyer: how to answer in 20 days', 11],
  ['eviction-notice-first-steps', 'You got an eviction notice: the first three steps', 18],
  ['tenant-rights-repairs', 'Repairs: what a landlord owes a tenant, and by when', 9],
  ['rent-escrow-explained', 'Rent escrow, explained without Latin', 5],
  ['eviction-on-your-record', 'An eviction on your record: sealing it, state by state', 8],
  ['security-deposit-letter', 'The letter that gets a security deposit back', 12],
  ['expungement-guide', 'Expungement: who qualifies, what it costs', 10],
  ['drivers-license-suspension', 'A licence suspended for unpaid fines: how to lift it', 7],
  ['benefits-screening', 'Benefits you may have missed: a ten-minute check', 9],
]

const about: readonly Page[] = [
  { path: '/about', title: 'About Fairstart' },
  { path: '/about/team', title: 'Our team of six' },
  { path: '/about/funding', title: 'Who pays for this, and how much' },
  { path: '/about/impact', title: 'Impact: $120 million of debt relieved, so far' },
  { path: '/press', title: 'Press' },
  { path: '/press/2019/spring-report', title: 'Spring report 2019: "Nobody should need luck"' },
]

const webinars: readonly Page[] = [
  { path: '/webinars/filing-for-free', title: 'Webinar: filing for free' },
  { path: '/webinars/ask-a-judge', title: 'Webinar: ask a judge, live' },
]

const oddPages: readonly Page[] = [
  { path: '/partners', title: 'Partners' },
  { path: '/reviews', title: 'Reviews: 4.9 of 5, from 1,204 people' },
  { path: '/print/forms-checklist', title: 'Forms checklist, for printing' },
]

export const signupPages = {
  start: { path: '/signup/start', title: 'Check if you qualify' },
  income: { path: '/signup/income', title: 'Income and household' },
  debts: { path: '/signup/debts', title: 'What you owe, and to whom' },
  account: { path: '/signup/account', title: 'Save your answers' },
  done: { path: '/signup/done', title: 'You are in' },
  consultation: { path: '/signup/consultation', title: 'Talk to a lawyer, free' },
  booked: { path: '/signup/consultation/booked', title: 'Your consultation is booked' },
} as const satisfies Record<string, Page>

export const adminPages: readonly Page[] = [
  { path: '/admin', title: 'Admin' },
  { path: '/admin/cases', title: 'Cases' },
  { path: '/admin/cases/review', title: 'Review a case' },
]

const pickState = (random: Random): State => random.weighted(states.map((state) => [state, state.weight]))

/** Larger cities are listed first and are visited more. */
function pickCity(random: Random, state: State) {
  return random.weighted(state.cities.map((city, index) => [city, 1 / (index + 1)]))
}

/** A page of the kind; of `state` where the kind has states. */
export function pageOf(kind: Kind, random: Random, near?: State): Page {
  const state = near ?? pickState(random)
  switch (kind) {
    case 'city': {
      const city = pickCity(random, state)
      return {
        path: `/l/${state.slug}/${city.slug}`,
        title: `Free bankruptcy help in ${city.name}, ${state.name}`,
        state,
      }
    }
    case 'state':
      return { path: `/l/${state.slug}`, title: `Bankruptcy in ${state.name}: forms, fees, "no asset" cases`, state }
    case 'article': {
      const [slug, title] = random.weighted(articles.map((article) => [article, article[2]]))
      return { path: `/learn/${slug}`, title }
    }
    case 'home':
      return { path: '/', title: 'Fairstart: free legal aid' }
    case 'court': {
      const district = random.pick(districts)
      return { path: `/courts/${district.slug}`, title: `Bankruptcy court, ${district.name}: address, hours, fees` }
    }
    case 'about':
      return random.pick(about)
    case 'webinar':
      return random.pick(webinars)
    case 'unmatched':
      return unmatchedPage(random, state)
  }
}

/** Templates that no rule of the sample's configuration knows yet. */
function unmatchedPage(random: Random, state: State): Page {
  const draw = random.next()
  if (draw < 0.45) {
    const city = pickCity(random, state)
    return { path: `/es/l/${state.slug}/${city.slug}`, title: `Ayuda gratuita en ${city.name}, ${state.name}`, state }
  }
  if (draw < 0.75) {
    const zip = String(10000 + random.integer(300) * 287).padStart(5, '0')
    return { path: `/clinic/${zip}`, title: `Walk-in clinics near ${zip}` }
  }
  return random.pick(oddPages)
}

type Odds = readonly (readonly [Kind, number])[]

const odds = (weights: Partial<Record<Kind, number>>): Odds => Object.entries(weights) as [Kind, number][]

/** Where a click on a page of this kind leads. */
export const nextKinds: Record<Kind, Odds> = {
  city: odds({ city: 38, state: 22, home: 16, court: 12, article: 7, about: 5 }),
  state: odds({ city: 52, home: 15, court: 14, article: 12, about: 7 }),
  article: odds({ article: 48, home: 24, state: 14, city: 6, about: 8 }),
  home: odds({ state: 32, city: 22, article: 14, about: 14, court: 12, unmatched: 4, webinar: 0.2 }),
  court: odds({ state: 28, city: 26, home: 22, court: 20, about: 4 }),
  about: odds({ home: 48, about: 32, article: 20 }),
  webinar: odds({ home: 60, article: 40 }),
  unmatched: odds({ home: 40, city: 30, state: 30 }),
}

/** Where someone lands who comes back on another day, having landed on this kind before. */
export const returnKinds: Record<Kind, Odds> = {
  city: odds({ city: 64, home: 26, state: 8, court: 2 }),
  state: odds({ state: 54, home: 26, city: 18, court: 2 }),
  article: odds({ article: 50, home: 38, state: 12 }),
  home: odds({ home: 74, state: 12, city: 9, article: 5 }),
  court: odds({ court: 50, home: 34, state: 16 }),
  about: odds({ home: 60, about: 40 }),
  webinar: odds({ home: 70, webinar: 30 }),
  unmatched: odds({ unmatched: 50, home: 50 }),
}

export interface Arrival {
  referrer: string
  campaign: { source: string; medium: string; name: string } | null
}

const organic = (referrer: string): Arrival => ({ referrer, campaign: null })
const tagged = (referrer: string, source: string, medium: string, name: string): Arrival => ({
  referrer,
  campaign: { source, medium, name },
})

const google = organic('https://www.google.com/')
const bing = organic('https://www.bing.com/')
const duck = organic('https://duckduckgo.com/')
const facebook = organic('https://l.facebook.com/')
const direct = organic('')
const search = tagged('https://www.google.com/', 'google', 'cpc', 'local_help_2019')
const bingAds = tagged('https://www.bing.com/', 'bing', 'cpc', 'local_help_2019')
const social = tagged('https://m.facebook.com/', 'facebook', 'social', 'spring_stories')
const newsletter = tagged('', 'newsletter', 'email', 'monthly_letter')
const partner = organic('https://www.county-library.example/links')
const press = organic('https://www.daily-ledger.example/2019/03/legal-aid')
const reddit = organic('https://www.reddit.com/')

const local: readonly (readonly [Arrival, number])[] = [
  [google, 66],
  [bing, 9],
  [duck, 3],
  [search, 8],
  [bingAds, 2],
  [direct, 8],
  [facebook, 2],
  [partner, 2],
]

/** How people come to a landing page of this kind. */
export const arrivals: Record<Kind, readonly (readonly [Arrival, number])[]> = {
  city: local,
  state: local,
  article: [
    [google, 52],
    [bing, 5],
    [duck, 2],
    [social, 14],
    [facebook, 9],
    [newsletter, 8],
    [reddit, 4],
    [direct, 6],
  ],
  home: [
    [direct, 56],
    [google, 26],
    [bing, 3],
    [newsletter, 6],
    [partner, 4],
    [facebook, 3],
    [press, 2],
  ],
  court: [
    [google, 74],
    [bing, 10],
    [direct, 12],
    [partner, 4],
  ],
  about: [
    [direct, 30],
    [google, 34],
    [press, 28],
    [facebook, 8],
  ],
  webinar: [
    [newsletter, 80],
    [direct, 20],
  ],
  unmatched: [
    [google, 60],
    [direct, 30],
    [partner, 10],
  ],
}

/** On a return, most people type the address or use a bookmark. */
export const returnArrivals: readonly (readonly [Arrival, number])[] = [
  [direct, 58],
  [google, 30],
  [newsletter, 6],
  [bing, 3],
  [facebook, 3],
]

export const userAgents: readonly (readonly [string, number])[] = [
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.0 Safari/604.1',
    32,
  ],
  [
    'Mozilla/5.0 (Linux; Android 9; SM-G960U) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/73.0 Mobile Safari/537.36',
    30,
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/73.0 Safari/537.36', 26],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14_3) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.0 Safari/605.1.15',
    12,
  ],
]
