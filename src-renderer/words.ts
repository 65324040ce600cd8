/** Words that depend on the data: what a goal's conversions are called, what a dimension's keys are. */
import type { WorkspaceStatus } from '../shared/api.ts'
import { devicesKnownSince } from '../shared/pages/devices.ts'
import { conversion, type Noun } from '../shared/text/noun.ts'
import type { ReportParams } from '../shared/reports/index.ts'

/** The names that goals most often have, with the plain word for what they count. */
const goalNouns: [RegExp, Noun][] = [
  [/\bsign(ed|s|ing)?[\s_-]?ups?\b|\bregist(er|ered|ration)s?\b/i, { one: 'sign-up', many: 'sign-ups' }],
  [/\bpurchase[ds]?\b/i, { one: 'purchase', many: 'purchases' }],
  [/\border(s|ed)?\b/i, { one: 'order', many: 'orders' }],
  [/\bsubscri(be|bed|ption)s?\b/i, { one: 'subscription', many: 'subscriptions' }],
  [/\btrials?\b/i, { one: 'trial', many: 'trials' }],
  [/\bdemos?\b/i, { one: 'demo', many: 'demos' }],
  [/\bleads?\b/i, { one: 'lead', many: 'leads' }],
  [/\bbook(ing|ings|ed)\b/i, { one: 'booking', many: 'bookings' }],
  [/\bdonat(e|ed|ion)s?\b/i, { one: 'donation', many: 'donations' }],
  [/\binstall(s|ed)?\b/i, { one: 'install', many: 'installs' }],
  [/\benrol(l?ed|l?s|l?ments?)\b/i, { one: 'enrolment', many: 'enrolments' }],
]

/** A name that is what it counts; one with a verb, as in `Create account`, is not. Beside `Lead`, a `Good lead` is not called a lead. */
const ownNoun =
  /^((?:(?:paying|paid|new|first|active|returning|repeat|good|bad|hot|warm|cold|won|lost|open|closed|large|small|valid|unique|(?:(?:marketing|sales) )?qualified|accepted) )+)?(customer|client|member|subscriber|buyer|donor|user|account|deal|opportunity|payment|renewal|upgrade|download|lead|order|trial|demo|booking|purchase|subscription|donation|install|enrolment)s?$/i

/** `Signed up` → sign-ups, `Paying customer` → paying customers; what no rule knows → conversions. */
export function goalNoun(goal: string | null | undefined): Noun {
  if (!goal) return conversion
  // `OrderCompleted`, `order_completed` → `Order Completed`.
  const words = goal.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
  const [, before = '', noun] = ownNoun.exec(words.trim().replace(/opportunities$/i, 'opportunity')) ?? []
  if (noun === undefined) return goalNouns.find(([pattern]) => pattern.test(words))?.[1] ?? conversion
  const one = `${before}${noun}`.toLowerCase()
  return { one, many: one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s` }
}

/** `a sign-up`, `an order`. */
export const aNoun = ({ one }: Noun): string => `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export type Dimension = ReportParams<'content-attribution'>['by']

export type Measure = ReportParams<'content-attribution'>['measure']

export interface DimensionWords {
  /** As a choice: `By …`. */
  choice: string
  one: string
  many: string
  /** Head of the key column. */
  head: string
  /** What the first and the last one is called, and both together. */
  touch: 'page' | 'touch'
  first: string
  last: string
  /** Sign-ups … City pages, google.com. */
  start: string
  end: string
  /** Under `(not set)`. */
  notSet: string
  /** Where its keys come from, where the name alone does not say. */
  means?: string
}

const page = { touch: 'page' as const, first: 'first page', last: 'last page' }
const touch = { touch: 'touch' as const, first: 'first touch', last: 'last touch' }

export const dimensionWords: Record<Dimension, DimensionWords> = {
  group: {
    ...page,
    choice: 'content group',
    one: 'group',
    many: 'groups',
    head: 'Group',
    start: 'start on',
    end: 'end on',
    notSet: 'no group',
  },
  page: {
    ...page,
    choice: 'page',
    one: 'page',
    many: 'pages',
    head: 'Page',
    start: 'start on',
    end: 'end on',
    notSet: 'no path',
  },
  topic: {
    ...page,
    choice: 'topic',
    one: 'topic',
    many: 'topics',
    head: 'Topic',
    start: 'start with',
    end: 'end with',
    notSet: 'the rule gives no topic',
  },
  language: {
    ...page,
    choice: 'language',
    one: 'language',
    many: 'languages',
    head: 'Language',
    start: 'start in',
    end: 'end in',
    notSet: 'no language in the path',
    means:
      'The code that the path of the page begins with, such as /fr or /de-ch. A site’s own language often has no such folder: its pages are (not set).',
  },
  channel: {
    ...touch,
    choice: 'channel',
    one: 'channel',
    many: 'channels',
    head: 'Channel',
    start: 'start from',
    end: 'come last from',
    notSet: 'no channel',
    means:
      'Google Analytics’ default channel groups, told from the page view’s own source and medium, in capitals or not, and its external referrer.',
  },
  source: {
    ...touch,
    choice: 'source',
    one: 'source',
    many: 'sources',
    head: 'Source',
    start: 'start from',
    end: 'come last from',
    notSet: 'no source',
    means:
      'utm_source of the page view, else the host of its external referrer without www., else (direct). So google (a link tagged so, such as an ad) and google.com (a search result somebody followed) are two; which of them is paid, the channel says.',
  },
  medium: {
    ...touch,
    choice: 'medium',
    one: 'medium',
    many: 'mediums',
    head: 'Medium',
    start: 'start from',
    end: 'come last from',
    notSet: 'no utm_medium',
    means:
      'utm_medium of the page view, such as cpc, email or organic; visits without tags, also those from search engines, are (not set); the channel tells them apart.',
  },
  campaign: {
    ...touch,
    choice: 'campaign',
    one: 'campaign',
    many: 'campaigns',
    head: 'Campaign',
    start: 'start from',
    end: 'come last from',
    notSet: 'no utm_campaign',
    means: 'utm_campaign of the page view.',
  },
  referrer: {
    ...touch,
    choice: 'referrer',
    one: 'referrer',
    many: 'referrers',
    head: 'Referrer',
    start: 'start from',
    end: 'come last from',
    notSet: 'no referrer',
    means: 'The external page that a link was followed on, as the browser gave it.',
  },
  host: {
    ...page,
    choice: 'host',
    one: 'host',
    many: 'hosts',
    head: 'Host',
    start: 'start on',
    end: 'end on',
    notSet: 'no host',
  },
  device: {
    ...touch,
    choice: 'device',
    one: 'device',
    many: 'devices',
    head: 'Device',
    start: 'start on',
    end: 'end on',
    notSet: 'the export names no device',
    means: `Desktop, mobile or tablet, as the export says of the page view, else as the user agent of the visitor tells; other is a television, a console and the like. ${devicesKnownSince}`,
  },
  custom: {
    ...touch,
    choice: 'custom dimension',
    one: 'custom value',
    many: 'custom values',
    head: 'Custom dimension',
    start: 'start with',
    end: 'end with',
    notSet: 'nothing was mapped to the custom dimension',
    means:
      'The column or property of the page view that was mapped to the custom dimension at import, such as the variant of a page.',
  },
}

const identityWords: Record<string, string> = {
  'next-user': 'person = user id',
  'last-user': 'person = last user id seen',
  connected: 'person = connected ids',
  none: 'person = visitor id',
}

/** The identity rule as the trust line says it. */
export const personWords = ({ identity, hasUsers }: Pick<WorkspaceStatus, 'identity' | 'hasUsers'>): string =>
  hasUsers ? (identityWords[identity] ?? identity) : 'person = visitor id'

/** A share in words where a plain fraction is near: `a third`, else null. */
export function fraction(share: number): string | null {
  if (Math.abs(share - 1 / 2) < 0.025) return 'half'
  if (Math.abs(share - 1 / 3) < 0.02) return 'a third'
  if (Math.abs(share - 2 / 3) < 0.02) return 'two thirds'
  if (Math.abs(share - 1 / 4) < 0.015) return 'a quarter'
  return null
}

export type Model = ReportParams<'content-attribution'>['model']

/** Every model, in the order they are offered; the note is the model in one sentence. */
export const modelWords: Record<
  Model,
  { label: string; /** As the head of a narrow column. */ short: string; note: string }
> = {
  first: { label: 'First touch', short: 'First', note: 'All credit to the first touch.' },
  last: { label: 'Last touch', short: 'Last', note: 'All credit to the last touch.' },
  'last-non-direct': {
    label: 'Last non-direct',
    short: 'Non-direct',
    note: 'All credit to the last touch that is not direct, else to the last.',
  },
  linear: { label: 'Linear', short: 'Linear', note: 'Equal credit to every touch.' },
  position: {
    label: 'Position',
    short: 'Position',
    note: '40 % to the first, 40 % to the last, the rest shared by those between, unless other weights are set.',
  },
  j: { label: 'J-shaped', short: 'J', note: '20 % to the first, 60 % to the last, the rest shared by those between.' },
  'inverse-j': {
    label: 'Inverse J',
    short: 'Inverse J',
    note: '60 % to the first, 20 % to the last, the rest shared by those between.',
  },
  'time-decay': {
    label: 'Time decay',
    short: 'Decay',
    note: 'Credit halves with every half-life before the conversion, 7 days unless set otherwise.',
  },
  participation: {
    label: 'Participation',
    short: 'Part.',
    note: 'Full credit to every key that takes part, so it adds up to more than all conversions.',
  },
  markov: {
    label: 'Markov',
    short: 'Markov',
    note: 'Credit by how many conversions are lost when the key is removed from all journeys (removal effect).',
  },
  shapley: {
    label: 'Shapley',
    short: 'Shapley',
    note: 'Equal shares of a conversion to the distinct keys that take part (Shapley value).',
  },
  'shapley-ordered': {
    label: 'Shapley, ordered',
    short: 'Ordered',
    note: 'Shapley value by where in the journey a key first stands.',
  },
}
