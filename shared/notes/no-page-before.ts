/** What is said where many conversions have no page before them, and what the data show of why. */
import { count, counted, listed, plural } from '../text/figures.ts'
import { byTags } from './own-tags.ts'
import { pagesKnown } from './pages-known.ts'
import type { ReportSlug } from '../reports/index.ts'
import type { PagesKnownFrom, ZoneShift } from '../reports/report.ts'

interface Answer {
  /** With any of these, pages there may be are not to be credited: that is another cause. */
  params: {
    by?: string
    groups?: readonly string[] | null
    lookbackDays: number | null
    excludeDirect: boolean
    to: string | null
  }
  totals: {
    conversions: number
    attributed: number
    unattributed: number
    /** The first day from which on every conversion has a touch, and how many those are; null = not to be advised. */
    attributedFrom: { from: string; conversions: number } | null
    /** Another goal that the goal could come after, and what that would keep of those with a touch, and leave out of those without. */
    attributedAfter: {
      goal: string
      conversions: number
      leftOut: number
      dropped: number
      droppedValue: number | null
    } | null
    /** What only some reports look for. */
    taggedUnattributed?: number
    earlierUnattributed?: number
    colleaguesUnattributed?: { people: number; conversions: number; value: number | null } | null
    pagesKnownFrom: PagesKnownFrom
    zoneShift: ZoneShift
  }
}

/** A share of conversions that changes what all others come to. */
const many = 0.1

const partOf = (part: number, whole: number): string =>
  part === whole ? `the ${count(whole)}` : `${count(part)} of the ${count(whole)}`

function shiftSaid({ conversions, from, to }: NonNullable<ZoneShift>, unattributed: number): string {
  const hours = from === to ? counted(from, 'hour') : `${from} or ${to} hours`
  const which = conversions === unattributed ? 'they' : `${count(conversions)} of them`
  return `${which} fall ${hours}, less a visit, before the first page view of the same person. Likely the times of a file without a zone were read in the wrong one: undo its import, and import it again with its own.`
}

/** What the data show of them: nothing is guessed. */
function shown({ params, totals }: Answer): string {
  const { unattributed, taggedUnattributed = 0, earlierUnattributed = 0 } = totals
  const of = (many: number): string => (many === unattributed ? 'all of them' : `${count(many)} of them`)
  const said = [
    ...(earlierUnattributed > 0
      ? [`${of(earlierUnattributed)} ${plural(earlierUnattributed, 'is', 'are')} of people known before page views begin`]
      : []),
    // Reports by tags say it with what to do.
    ...(taggedUnattributed > 0 && !byTags.includes(params.by ?? '')
      ? [`${of(taggedUnattributed)} ${plural(taggedUnattributed, 'has', 'have')} UTM tags of ${plural(taggedUnattributed, 'its', 'their')} own, or in a form sent before`]
      : []),
  ] // prettier-ignore
  return said.length === 0 ? '.' : `: ${listed(said)}.`
}

/** Payers whose colleague has pages: without a join their money is of no page. */
function colleaguesSaid(of: Answer['totals']['colleaguesUnattributed'], amount: Amount): string {
  if (!of) return ''
  const { people, conversions, value } = of
  const what = [
    ...(conversions === people ? [] : [counted(conversions, 'conversion')]),
    ...(value === null || value === 0 ? [] : [amount(value)]),
  ]
  return ` ${counted(people, 'person', 'people')} of these${what.length === 0 ? '' : ` (${what.join(', ')})`} ${plural(people, 'shares', 'share')} a company with somebody who has pages.`
}

type Amount = (value: number) => string

/** `from`: how the day is asked for; `after`: how that the goal comes after another is. */
export function noPageBefore(
  { params, totals }: Answer,
  from: (day: string) => string,
  after: (goal: string) => string,
  amount: Amount,
): { said: string; cure: string | null; after: string | null } | null {
  const { conversions, attributed, unattributed, attributedFrom, attributedAfter, zoneShift } = totals
  if (params.lookbackDays !== null || params.excludeDirect || params.groups) return null
  if (attributed === 0 || unattributed < many * conversions) return null
  const said = `${count(unattributed)} of ${counted(conversions, 'conversion')} have no content page before them in the data`
  if (zoneShift !== null) return { said: `${said}: ${shiftSaid(zoneShift, unattributed)}`, cure: null, after: null }
  // Where pages begin later, that is the first cause, and starting there its cure.
  if (pagesKnown({ params, totals }) !== null) return { said: `${said}.`, cure: null, after: null }
  return {
    said: `${said}${shown({ params, totals })}${colleaguesSaid(totals.colleaguesUnattributed, amount)}`,
    cure:
      attributedFrom === null
        ? null
        : `${from(attributedFrom.from)} leaves the ${count(unattributed)} out and keeps ${count(attributedFrom.conversions)} of the ${count(attributed)}.`,
    after:
      attributedAfter === null
        ? null
        : `${after(attributedAfter.goal)} leaves ${partOf(attributedAfter.leftOut, unattributed)} out and keeps ${partOf(attributedAfter.conversions, attributed)}; it drops ${counted(attributedAfter.dropped, 'conversion')} in all${attributedAfter.droppedValue === null ? '' : `, worth ${amount(attributedAfter.droppedValue)}`}.`,
  }
}

/** Whether a report says by itself how many conversions have no page. */
export const tellsOfNoPage = (slug: ReportSlug): boolean =>
  slug === 'content-attribution' || slug === 'model-comparison'

/** What every other report on conversions says, of the attribution of its goal, where times were likely read in the wrong zone; null where not. */
export const zoneShiftSentence = (attribution: Answer): string | null =>
  attribution.totals.zoneShift === null
    ? null
    : (noPageBefore(
        attribution,
        (day) => day,
        (goal) => goal,
        String,
      )?.said ?? null)
