/**
 * People and what they do on the site, from 1 January to 30 June 2019, as the calls their devices send.
 *
 * How many people arrive on each kind of page, and how many of them sign up, is fixed; chance decides who, when, by
 * which way and over which other pages. The awkward things of real exports are in it on purpose: visits before a
 * sign-up on another device, devices used by several people, sign-outs, accounts merged by an alias, sign-ups without
 * any page, ids that stand for nobody.
 */
import type { Random } from './random.ts'
import {
  adminPages,
  type Arrival,
  arrivals,
  host,
  type Kind,
  nextKinds,
  type Page,
  pageOf,
  returnArrivals,
  returnKinds,
  signupPages,
  userAgents,
} from './site.ts'

export interface Call {
  table: 'pages' | 'tracks' | 'identifies' | 'aliases'
  id: string
  /** Epoch ms, by the visitor's corrected clock. */
  time: number
  anonymousId: string
  userId: string
  userAgent: string
  /** Where it happened; null for calls of the server. */
  page: { path: string; title: string; query: string; referrer: string } | null
  campaign: Arrival['campaign']
  /** tracks only. */
  event: string
  /** Properties of a track, traits of an identify. */
  properties: Record<string, string>
  /** aliases only. */
  previousId: string
}

/** First page of a visitor's first visit → people, and how many of them sign up. */
const quotas: readonly (readonly [Kind, people: number, signups: number])[] = [
  ['city', 5950, 221],
  ['state', 3700, 113],
  ['home', 2200, 46],
  ['article', 6750, 50],
  ['court', 880, 21],
  ['about', 600, 8],
  ['webinar', 22, 1],
  ['unmatched', 440, 5],
]

const begin = Date.UTC(2019, 0, 1)
const end = Date.UTC(2019, 6, 1)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** By UTC hour; the country sleeps from about 6 to 11. */
const hourWeights = [9, 9, 8, 7, 5, 3, 2, 1, 1, 1, 2, 3, 5, 8, 10, 11, 11, 12, 12, 11, 11, 10, 9, 9]
/** From Sunday. */
const weekdayWeights = [7, 12, 12, 11, 10, 9, 6]

/** Interactions of one person before signing up, or altogether. Most who sign up do so from the first page. */
const pagesBeforeSignup = [
  [1, 57],
  [2, 15],
  [3, 9],
  [4, 6],
  [5, 4],
  [6, 3],
  [8, 3],
  [11, 2],
  [15, 1],
] as const
const pagesWithoutSignup = [
  [1, 51],
  [2, 23],
  [3, 12],
  [4, 6],
  [5, 3],
  [7, 3],
  [9, 1.5],
  [13, 0.5],
] as const

interface Device {
  anonymousId: string
  userAgent: string
  /** User the tracker was told about, "" after a reset. */
  userId: string
}

interface Visitor {
  kind: Kind
  signsUp: boolean
}

export function generateCalls(random: Random): Call[] {
  const site = new Site(random)
  const visitors = random.shuffle(
    quotas.flatMap(([kind, people, signups]) =>
      Array.from({ length: people }, (_, index): Visitor => ({ kind, signsUp: index < signups })),
    ),
  )
  let households = 14
  for (const { kind, signsUp } of visitors) {
    if (!signsUp) site.browse(kind)
    else if (households > 0 && kind !== 'webinar') {
      households--
      site.signUpOnSharedDevice(kind)
    } else site.signUp(kind)
  }
  site.libraryComputer()
  for (let i = 0; i < 3; i++) site.signUpWithoutPage()
  for (let i = 0; i < 3; i++) site.signUpFromLink()
  site.staff()
  site.idsOfNobody()
  return site.calls.filter((call) => call.time < end)
}

class Site {
  readonly calls: Call[] = []
  private readonly random: Random
  private users = 10_000
  /** A device whose last user is done with it and has signed out; the next one in the household takes it over. */
  private household: { device: Device; free: number } | null = null

  constructor(random: Random) {
    this.random = random
  }

  /** Looks around without signing up; one in eighty has an account from before. */
  browse(kind: Kind): void {
    const { random } = this
    const device = this.device()
    const views = random.weighted(pagesWithoutSignup)
    const start = this.moment(begin, end)
    const hasAccount = random.chance(1 / 80)
    const visits = this.visits(kind, views, device, start)
    if (hasAccount) {
      const user = this.newUser()
      this.logIn(visits.device, user, visits.time)
      if (random.chance(0.5)) this.logIn(this.device(), user, visits.time + random.exponential(6 * day))
    } else if (random.chance(0.045)) this.abandonSignup(device, visits)
    else if (random.chance(0.01)) this.accountNotLoaded(device, visits)
  }

  /** The usual sign-up. Some visits before it may be on another device, by the id of a partner, or signed out again. */
  signUp(kind: Kind, known?: { device: Device; start: number }): { device: Device; time: number; user: string } {
    const { random } = this
    const mark = this.calls.length
    const device = known?.device ?? this.device()
    const views = random.weighted(pagesBeforeSignup)
    const start = known?.start ?? this.moment(begin, end)
    const user = this.newUser()
    const elsewhere = !known && views > 1 && random.chance(0.3) ? this.device() : null
    const lead = !known && !elsewhere && views > 1 && random.chance(0.35) ? `lead_${random.hex(6)}` : ''
    if (lead !== '') device.userId = lead
    const previousId = lead === '' && !known && random.chance(0.1) ? device.anonymousId : lead
    const visits = this.visits(kind, views, device, start, elsewhere)
    let time = this.signupFlow(device, visits, user, previousId)
    if (time >= end) {
      // So many days earlier that the sign-up falls into the period.
      const days = Math.ceil((time - end) / day) + random.integer(5)
      for (let i = mark; i < this.calls.length; i++) this.calls[i]!.time -= days * day
      time -= days * day
    }
    this.afterSignup(device, user, time, elsewhere)
    return { device, time, user }
  }

  /** Two people of a household, one after the other, on one computer that keeps its anonymous id. */
  signUpOnSharedDevice(kind: Kind): void {
    const { random } = this
    if (this.household) {
      const { device, free } = this.household
      this.household = null
      this.signUp(kind, { device, start: free + random.exponential(4 * day) })
      return
    }
    const first = this.signUp(kind, { device: this.device(), start: this.moment(begin, begin + 90 * day) })
    const out = first.time + 5 * minute
    this.track(first.device, out, signupPages.done, 'Signed Out')
    first.device.userId = ''
    this.household = { device: first.device, free: out + hour }
  }

  /** A computer in a library: users and passers-by all spring, one anonymous id. */
  libraryComputer(): void {
    const { random } = this
    const device = this.device()
    let time = begin + 9 * day
    for (let i = 0; i < 8; i++) {
      const visits = this.visits(random.pick(['city', 'state', 'home'] as const), 1 + random.integer(2), device, time)
      if (i % 2 === 0) {
        const done = this.signupFlow(device, visits, this.newUser(), '')
        this.track(device, done + minute, signupPages.done, 'Signed Out')
        device.userId = ''
        time = done
      } else time = visits.time
      time += 8 * day + random.exponential(6 * day)
    }
  }

  /** Taken down on the telephone: the server sends the sign-up, no device ever does anything. */
  signUpWithoutPage(): void {
    const time = this.moment(begin, end)
    this.send('tracks', null, time, null, {
      userId: this.newUser(),
      event: 'Signup Completed',
      properties: { plan: 'free', revenue: '0', channel: 'phone' },
    })
  }

  /** A link in a partner's letter leads straight into the flow, whose pages are credited with nothing. */
  signUpFromLink(): void {
    const device = this.device()
    const time = this.moment(begin, end - day)
    this.signupFlow(device, { device, time, last: null, kind: 'unmatched' }, this.newUser(), '')
  }

  staff(): void {
    const { random } = this
    for (let i = 0; i < 3; i++) {
      const device = this.device()
      device.userId = `staff-${i + 1}`
      for (let n = 0; n < 60; n++)
        this.view(device, this.moment(begin, end), random.pick(adminPages), { referrer: '', campaign: null })
    }
  }

  /** What trackers send when consent is refused or a variable was never set: nobody, or everybody. */
  idsOfNobody(): void {
    const { random } = this
    const nobody: Device = { ...this.device(), anonymousId: '00000000-0000-0000-0000-000000000000' }
    for (let i = 0; i < 6; i++)
      this.view(nobody, this.moment(begin, end), pageOf('home', random), random.weighted(arrivals.home))
    for (const userId of ['null', 'undefined', 'anonymous', 'guest', '-1'])
      for (let i = 0; i < 5; i++) {
        const device = { ...this.device(), userId }
        const page = pageOf('state', random)
        const time = this.moment(begin, end)
        this.view(device, time, page, random.weighted(arrivals.state))
        if (i < 2) this.track(device, time + 20_000, page, 'Checklist Downloaded', { state: page.state?.slug ?? '' })
      }
  }

  /** `views` interactions over one or several visits; those before the last may be on another device. */
  private visits(kind: Kind, views: number, device: Device, start: number, elsewhere: Device | null = null): Visits {
    const { random } = this
    let time = start
    let current = elsewhere ?? device
    let at = { kind, page: pageOf(kind, random) }
    let last = this.view(current, time, at.page, random.weighted(arrivals[kind]))
    this.act(current, last, at)
    for (let view = 1; view < views; view++) {
      const lastView = view === views - 1
      if ((elsewhere && lastView) || random.chance(0.38)) {
        if (elsewhere && lastView) current = device
        // Back within a month at the latest, so that a sign-up falls into the period.
        time = Math.min(last.time + 2 * hour + random.exponential(3.5 * day), start + (30 + view) * day)
        at = this.next(returnKinds[at.kind], at.page)
        last = this.view(current, time, at.page, random.weighted(returnArrivals))
      } else {
        at = this.next(nextKinds[at.kind], at.page)
        last = this.view(current, last.time + this.dwell(), at.page, internal(last.page))
      }
      this.act(current, last, at)
    }
    return { device: current, time: last.time, last: last.page, kind: at.kind }
  }

  private next(odds: (typeof nextKinds)[Kind], from: Page): { kind: Kind; page: Page } {
    const kind = this.random.weighted(odds)
    return { kind, page: pageOf(kind, this.random, this.random.chance(0.85) ? from.state : undefined) }
  }

  /** Something done on the page, now and then. */
  private act(device: Device, { time }: View, { kind, page }: { kind: Kind; page: Page }): void {
    const { random } = this
    if (!random.chance(0.14)) return
    const after = time + 8_000 + random.integer(9_000)
    if (kind === 'article')
      this.track(device, after, page, 'Article Finished', {
        article: page.path.slice('/learn/'.length),
        seconds: String(60 + random.integer(500)),
      })
    else if (kind === 'city' || kind === 'state')
      this.track(device, after, page, 'Checklist Downloaded', { state: page.state?.slug ?? '' })
    else if (kind === 'court') this.track(device, after, page, 'Directions Opened')
    else if (kind === 'home')
      this.track(device, after, page, 'Video Played', { video: 'How it works, in "two minutes"' })
  }

  /** From the last page through the flow to the goal; returns the time of the sign-up. */
  private signupFlow(device: Device, { time: from, last }: Visits, user: string, previousId: string): number {
    const { random } = this
    let time = from + this.dwell()
    let previous = last
    const step = (page: Page): void => {
      this.view(device, time, page, previous ? internal(previous) : { referrer: '', campaign: null })
      previous = page
    }
    step(signupPages.start)
    this.track(device, time + 1_500, signupPages.start, 'Signup Started')
    for (const page of [signupPages.income, signupPages.debts]) {
      time += this.dwell()
      step(page)
      this.track(device, time + 4_000, page, 'Signup Step Completed', { step: page.path.split('/').at(-1)! })
    }
    time += this.dwell()
    step(signupPages.account)
    device.userId = user
    const plan = random.weighted([
      ['free', 86],
      ['supporter', 14],
    ] as const)
    this.send('identifies', device, time + 30_000, null, { properties: { plan } })
    if (previousId !== '') this.send('aliases', device, time + 30_200, null, { previousId })
    time += 31_000
    step(signupPages.done)
    const properties = { plan, revenue: plan === 'free' ? '0' : random.pick(['5', '10', '10', '25', '50', '12.50']) }
    // A server that knows the account but not the browser sends a part of them.
    const server = random.chance(0.3)
    this.send('tracks', server ? null : device, time + 900, server ? null : signupPages.done, {
      userId: user,
      event: 'Signup Completed',
      properties: { ...properties, channel: server ? 'server' : 'web' },
    })
    return time + 900
  }

  private afterSignup(device: Device, user: string, time: number, elsewhere: Device | null): void {
    const { random } = this
    let at = time
    if (random.chance(0.3)) {
      at += this.dwell()
      this.view(device, at, signupPages.consultation, internal(signupPages.done))
      at += this.dwell()
      this.view(device, at, signupPages.booked, internal(signupPages.consultation))
    }
    for (let i = random.integer(4); i > 0 && at < end - 3 * day; i--) {
      at += hour + random.exponential(2 * day)
      const page = pageOf('article', random)
      if (random.chance(0.5)) this.view(device, at, page, { referrer: '', campaign: null })
      this.track(device, at + 5_000, page, 'Document Uploaded', {
        document: random.pick(['pay stub', 'tax return', 'bank statement']),
      })
    }
    // Most log in on their other device as well; the earlier visits of those who do not stay somebody else's.
    if (elsewhere && random.chance(0.85)) this.logIn(elsewhere, user, at + hour + random.exponential(day))
    else if (random.chance(0.08)) this.logIn(this.device(), user, at + hour + random.exponential(day))
    if (random.chance(0.04))
      this.send('tracks', null, at + 20 * day, null, {
        userId: user,
        event: 'Signup Completed',
        properties: { plan: 'free', revenue: '0', channel: 'server' },
      })
  }

  private logIn(device: Device, user: string, from: number): void {
    const time = from + this.dwell()
    device.userId = user
    this.send('identifies', device, time, null, { properties: { plan: 'free' } })
    this.track(device, time + 500, pageOf('home', this.random), 'Signed In')
    this.view(device, time + 2_000, pageOf('home', this.random), { referrer: '', campaign: null })
  }

  private abandonSignup(device: Device, { time, last }: Visits): void {
    const start = time + this.dwell()
    this.view(device, start, signupPages.start, last ? internal(last) : { referrer: '', campaign: null })
    this.track(device, start + 1_500, signupPages.start, 'Signup Started')
    if (this.random.chance(0.5))
      this.view(device, start + this.dwell() + 2_000, signupPages.income, internal(signupPages.start))
  }

  /** A page asks for the account before it is loaded and identifies the visitor as "undefined". */
  private accountNotLoaded(device: Device, { time }: Visits): void {
    this.send('identifies', { ...device, userId: 'undefined' }, time + 3_000, null, { properties: {} })
  }

  private view(device: Device, time: number, page: Page, { referrer, campaign }: Arrival): View {
    const { random } = this
    const tags = campaign && `utm_source=${campaign.source}&utm_medium=${campaign.medium}&utm_campaign=${campaign.name}`
    // Both spellings of an address are about, and mean the same page.
    const slash = page.path.startsWith('/l/') && random.chance(0.05) ? '/' : ''
    this.send(
      'pages',
      device,
      time,
      { ...page, path: page.path + slash },
      {
        referrer,
        campaign,
        query: tags ? `?${tags}` : random.chance(0.02) ? '?ref=share' : '',
      },
    )
    return { time: Math.round(time), page }
  }

  private track(
    device: Device,
    time: number,
    page: Page,
    event: string,
    properties: Record<string, string> = {},
  ): void {
    this.send('tracks', device, time, page, { event, properties })
  }

  private send(
    table: Call['table'],
    device: Device | null,
    time: number,
    page: Page | null,
    { query = '', referrer = '', ...rest }: Partial<Omit<Call, 'page'>> & { query?: string; referrer?: string },
  ): void {
    this.calls.push({
      table,
      id: `${device ? 'ajs' : 'srv'}-${this.random.hex(24)}`,
      time: Math.round(time),
      anonymousId: device?.anonymousId ?? '',
      userId: device?.userId ?? '',
      userAgent: device?.userAgent ?? '',
      page: page && { path: page.path, title: page.title, query, referrer },
      campaign: null,
      event: '',
      properties: {},
      previousId: '',
      ...rest,
    })
  }

  private device(): Device {
    const { random } = this
    const hex = random.hex(32)
    const anonymousId = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-')
    return { anonymousId, userAgent: random.weighted(userAgents), userId: '' }
  }

  private newUser(): string {
    this.users += 1 + this.random.integer(9)
    return `u${this.users}`
  }

  private dwell(): number {
    return 20_000 + Math.round(this.random.exponential(70_000))
  }

  /** Busier by day, on weekdays and towards summer. */
  private moment(from: number, to: number): number {
    const { random } = this
    for (;;) {
      const at = from + Math.floor(random.next() * (to - from))
      const growth = 0.7 + (0.3 * (at - begin)) / (end - begin)
      const date = new Date(at)
      const weight = (hourWeights[date.getUTCHours()]! / 12) * (weekdayWeights[date.getUTCDay()]! / 12) * growth
      if (random.chance(weight)) return at
    }
  }
}

interface View {
  time: number
  page: Page
}

interface Visits {
  /** Device of the last visit. */
  device: Device
  /** Of the last page view. */
  time: number
  last: Page | null
  kind: Kind
}

const internal = (from: Page): Arrival => ({ referrer: `https://${host}${from.path}`, campaign: null })
