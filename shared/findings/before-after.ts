/** What a date changed, in words: the group that changed most surely, everybody, and how much of that is only mix. */
import {
  addDays,
  count,
  counted,
  date,
  dateRange,
  inSentence,
  inSentenceAmong,
  isDate,
  listed,
  percent,
  points,
  pText,
  rateDigits,
} from '../text/figures.ts'
import { pagesWords } from '../pages/path-parts.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { isTold } from '../statistics/significance.ts'
import { channelsIn } from '../pages/channels.ts'
import { onDevice } from '../pages/devices.ts'
import { onlyThose } from './only-those.ts'
import type { WithinEach } from '../reports/template-comparison.ts'
import { alikeWords, asTheyCame, heldTo, isTurnedByMix, turnedByMix } from './same-mix.ts'
import { isMuchChanged, perWeek, perWeekWords, unusualDaysSentence } from './per-week.ts'
import { exactAmong, exactVerdict } from './exact-test.ts'
import { howManyMore, size } from './how-many-more.ts'
import { intervalName } from './interval-name.ts'
import { type Finding, plainWords, type Words } from './words.ts'

type Result = Report<'before-after'>
type Row = ReportRow<'before-after'>
type Sides = Pick<Row, 'rateBefore' | 'rateAfter' | 'difference' | 'low' | 'high' | 'pValue' | 'enough'>

/** Told from chance at a false-discovery rate of 5 %. */
export const isChanged = (row: Row): boolean => isTold(row.pAdjusted)

/** Digits at which the rates of a report can be told apart. */
export const digitsOf = ({ rows, totals }: Result): number =>
  rateDigits(
    Math.max(
      totals.rateBefore ?? 0,
      totals.rateAfter ?? 0,
      ...rows.filter((row) => row.enough).flatMap((row) => [row.rateBefore ?? 0, row.rateAfter ?? 0]),
    ),
  )

/** `2 Feb – 31 Mar 2025`; `to` is not in it. */
const days = (from: string | null, to: string | null): string =>
  from !== null && to !== null && isDate(from) && isDate(to)
    ? dateRange(from, addDays(to, -1))
    : `${from ?? ''} to ${to ?? ''}`

const notRandomised = 'No randomised test: season, campaigns or prices may differ too.'

export function beforeAfterFinding(report: Result): Required<Finding> {
  const { rows, totals, params } = report
  const digits = digitsOf(report)
  const isMiddle = !totals.dateChosen
  const since = `Since ${date(params.date ?? '')}${isMiddle ? `, the middle of the ${params.date === totals.middle ? 'data' : 'period'},` : ''}`
  const periods = `${days(params.from, params.date)} against ${days(params.date, params.to)}; conversions within ${counted(params.withinDays ?? 0, 'day')} of landing.`
  const isShort = leavesMuchOut(report)
  const fewer = fewerDaysWords(report)
  const short = fewer === null ? [] : [`; ${fewer}`]
  const extent = [...(isShort ? [] : [lengths(report)]), ...most(report)]
  if (totals.difference === null)
    return {
      headline: [
        `Nobody who could be counted landed ${totals.peopleBefore === 0 ? 'before' : 'since'} ${date(params.date ?? '')}`,
        ...short,
      ],
      sub: [...onlyThose(params), periods, ...(isShort ? [lengths(report)] : [])],
      limits: [],
      more: extent,
    }
  // Who asks for the same mix is told of it; a change that is one of the mix alone leads nowhere.
  const asked = heldTo(params, rows)
  const pOf = (row: Row): number => (asked === null ? row.pAdjusted : row.sameMixPAdjusted) ?? 1
  const changed = rows
    .filter((row) => isTold(pOf(row)) && (asked !== null || !isTurnedByMix(row)))
    .toSorted((a, b) => pOf(a) - pOf(b))
  const tested = rows.filter(({ enough }) => enough)
  // One group among others of too few people is no pick of several: it stands behind everybody.
  const only = rows.length > 1 && tested.length === 1 && asked === null ? changed[0] : undefined
  // Who asks about some pages asks about all of them together: one by itself is told after.
  const areChosen = params.pages !== null || params.within !== null
  const [lead, ...others] = tested.length > 1 && !areChosen ? changed : []
  const byThemselves = tested.length > 1 && areChosen ? changed : []
  const split = mix(report, digits)
  const held = lead ? null : leadingSameMix(report)
  const nameOf = inSentenceAmong(rows.map(({ key }) => key))
  const rawLead: Words = lead
    ? [`${since} the rate of ${nameOf(lead.key)} is `, ...change(lead, digits), `, adjusted ${pText(lead.pAdjusted)}`]
    : []
  const whateverTheMix = (words: Words): string => `${asTheyCame}, ${plainWords(words).replace(/^S/, 's')}.`
  const leadHeld = lead && asked !== null ? asked : null
  const by = (row: Row): string => points((asked === null ? row.difference : row.sameMixDifference) ?? 0, digits)
  const middle = isMiddle ? [askForDate(totals.newGroups)] : []
  const beside = held || (lead && !isOtherwise(report)) ? [] : besideSameMix(report, digits)
  // A group by itself is everybody, of whom that is said.
  const otherwise =
    asked === null && rows.length > 1
      ? turnedByMix(
          'it is otherwise',
          rows,
          totals.mixOf,
          {
            clear: (row, size) =>
              `the rate of ${nameOf(row.key)} is ${size} ${(row.sameMixDifference ?? 0) > 0 ? 'higher' : 'lower'}`,
            notClear: ({ key }) => `no change of ${nameOf(key)} can be told from chance`,
          },
          digits,
          'before and since',
        )
      : []
  const choices = totals.otherwise.length === 0 ? [] : [otherChoice(report, digits)]
  const mostlyMix = split?.mostly ? [split.words] : []
  // One group by itself is everybody.
  const against = againstUnchanged(report, digits)
  const holding = whatHolds(report, digits)
  // Nothing else than what holds is told first: a change that is not, or another one, has no headline.
  const isHolding =
    holding !== null &&
    !lead &&
    holding.isOtherwise(held === null ? totals : { difference: totals.sameMixDifference, pValue: totals.sameMixPValue })
  const holds =
    holding === null || isHolding ? [] : [`What holds: ${plainWords(holding.words('no change', ''))}${holding.others}.`]
  const few = rows.length > 1 ? rows.filter((row) => !row.enough && row.exactPAdjusted !== null) : []
  const ofFew = few.some((row) => isTold(row.exactPAdjusted))
    ? exactAmong(
        few,
        (row) =>
          `${nameOf(row.key)} is ${(row.difference ?? 0) > 0 ? 'higher' : 'lower'}, ${count(row.convertedAfter)} of ${count(row.peopleAfter)} against ${count(row.convertedBefore)} of ${count(row.peopleBefore)} before`,
      )
    : []
  const weekly = perWeek(report)
  const weeklyWords = weekly && perWeekWords(weekly, params.goal)
  // What is said of the rate of everybody says nothing of how many there are.
  const leads = weekly !== null && !lead && isMuchChanged(report)
  const weeklySentence = weeklyWords === null || leads ? [] : [`${areAll(params) ? '' : `Of ${whom(params)}, `}${weeklyWords}.`] // prettier-ignore
  const unusual = unusualDaysSentence(report)
  const noChange = leads ? 'no change of the rate' : 'no change'
  const said: Words =
    lead && leadHeld !== null
      ? atSameMix(
          since,
          { ...lead, p: `adjusted ${pText(lead.sameMixPAdjusted)}`, isTold: true, whose: nameOf(lead.key) },
          leadHeld,
          digits,
        )
      : lead
        ? rawLead
        : held
          ? atSameMix(since, ofEverybody(report), held, digits, noChange)
          : overall(since, report, digits, noChange)
  return {
    headline: [
      ...(isHolding
        ? [`${since.replace(/,$/, '')}, `, ...holding.words(noChange, areAll(params) ? '' : ` among ${whom(params)}`)]
        : said),
      ...(leads ? [`; ${weeklyWords}`] : []),
      ...short,
    ],
    sub: [
      ...holds,
      ...(isHolding ? [`${plainWords(said)}.`] : []),
      ...onlyThose({ channel: params.channel, device: params.device }),
      ...middle,
      ...against,
      ...(leadHeld !== null && lead?.enough ? [whateverTheMix(rawLead)] : []),
      ...(held ? [whateverTheMix(overall(since, report, digits, noChange))] : beside),
      ...otherwise,
      ...(others.length > 0
        ? [
            `Changed too: ${listed(others.slice(0, 3).map((row) => `${nameOf(row.key)} (${by(row)})`))}${others.length > 3 ? ` and ${count(others.length - 3)} more` : ''}.`,
          ]
        : []),
      ...choices,
      ...byThemselves
        .slice(0, 3)
        .map((row) =>
          asked === null
            ? `By itself, the rate of ${nameOf(row.key)} is ${plainWords(change(row, digits))}, adjusted ${pText(row.pAdjusted)}.`
            : `By itself, ${nameOf(row.key)} changed by ${by(row)} points, adjusted ${pText(row.sameMixPAdjusted)}.`,
        ),
      ...(only ? [`${onlyOne(nameOf(only.key), only, digits)}.`] : []),
      ...ofFew,
      ...mostlyMix,
      ...weeklySentence,
      ...unusual,
      periods,
      ...(isShort ? [lengths(report)] : []),
      notRandomised,
    ],
    limits: [
      ...holds,
      ...(isHolding ? [`${plainWords(said)}.`] : []),
      ...middle,
      ...against,
      ...beside,
      ...choices,
      ...otherwise,
      ...mostlyMix,
      ...unusual,
      notRandomised,
    ],
    more: [
      ...(lead
        ? [
            `${capital(whom(params))}: ${percent(totals.rateAfter ?? 0, digits)} against ${percent(totals.rateBefore ?? 0, digits)}, ${points(totals.difference, digits)} points${totals.pValue === null || !totals.enough ? '' : `, ${pText(totals.pValue)}`}.`,
          ]
        : rows.length > 1 &&
            changed.length === 0 &&
            (asked !== null || !rows.some((row) => isChanged(row) || isTurnedByMix(row)))
          ? ['No group by itself can be told from chance.']
          : []),
      ...(split && !split.mostly ? [split.words] : []),
      ...extent,
      ...late(report),
      ...(lead || isTold(totals.pValue)
        ? []
        : howManyMore(totals, Math.min(totals.peopleBefore, totals.peopleAfter), digits)),
    ],
  }
}

/** Whether the change is another one with the same mix before and since, so that it is not that of the rates. */
function isOtherwise({ totals }: Result): boolean {
  const { enough, difference, pValue, sameMixDifference, sameMixPValue } = totals
  if (!enough || difference === null || sameMixDifference === null) return false
  return isTold(pValue) !== isTold(sameMixPValue) || (isTold(pValue) && difference * sameMixDifference < 0)
}

/** Whether a change is told of everybody, with visitors as they came or alike: then both are said, as part of it may be of who came. */
const isToldEither = ({ totals: { enough, sameMixDifference, pValue, sameMixPValue } }: Result): boolean =>
  enough && sameMixDifference !== null && (isTold(pValue) || isTold(sameMixPValue))

/** What everybody's change is held to, where it is asked for or there is a change. */
export const saidMix = (report: Result): WithinEach | null =>
  report.totals.sameMixDifference !== null && (report.params.withinEach !== null || isToldEither(report))
    ? report.totals.mixOf
    : null

/** What the change is held to, where that is the answer: it was asked for, or only the mix has changed. */
function leadingSameMix(report: Result): WithinEach | null {
  const { params, totals } = report
  if (totals.sameMixDifference === null) return null
  return params.withinEach !== null || (isTold(totals.pValue) && isOtherwise(report)) ? totals.mixOf : null
}

/** The same beside a headline of everybody. */
function besideSameMix(report: Result, digits: number): string[] {
  const mixOf = isToldEither(report) ? report.totals.mixOf : null
  return mixOf !== null ? [`${plainWords(atSameMix(null, ofEverybody(report), mixOf, digits))}.`] : []
}

type Held = Pick<Row, 'sameMixDifference' | 'sameMixLow' | 'sameMixHigh'> & {
  p: string
  isTold: boolean
  whose: string
}

const ofEverybody = ({ totals, params }: Result): Held => ({
  ...totals,
  p: pText(totals.sameMixPValue),
  isTold: isTold(totals.sameMixPValue),
  whose: whom(params),
})

/** `Since 20 Apr 2026, with visitors alike in device and channel before and since, no change can be told from chance: −0.01 points (…), p = 0.991`. */
function atSameMix(since: string | null, held: Held, mixOf: WithinEach, digits: number, noChange = 'no change'): Words {
  const { sameMixDifference: difference, sameMixLow: low, sameMixHigh: high, whose } = held
  const figures = ` (${intervalName(low, high, held.isTold, true)} ${points(low ?? 0, digits)} to ${points(high ?? 0, digits)}), ${held.p}`
  const mixWords = `ith ${alikeWords(mixOf)} before and since`
  const start = since === null ? `W${mixWords}` : `${since.replace(/,$/, '')}, w${mixWords},`
  if (!held.isTold) {
    const among = whose === 'everybody' ? '' : ` among ${whose}`
    return [`${start} ${noChange} can be told from chance${among}: `, { figure: `${points(difference ?? 0, digits)} points` }, figures] // prettier-ignore
  }
  const by = `${size(difference ?? 0, digits)} points ${(difference ?? 0) >= 0 ? 'higher' : 'lower'}`
  return [`${start} the rate of ${whose} is `, { figure: by }, figures]
}

/** The middle of the data is no date of anything; what is known to have begun is one. */
function askForDate(newGroups: Result['totals']['newGroups']): string {
  const began = newGroups.map(({ group, first }) => `${inSentence(group)} (first landed on ${date(first)})`)
  const known = began.length === 0 ? '' : ` New in the data: ${listed(began)}.`
  return `The middle means nothing by itself: name the day something changed.${known}`
}

/** `On 13 pages that stayed as they were it went from 4.73 % to 5.16 %. Against them …`. */
function againstUnchanged({ totals: { unchanged, enough, mixOf }, params }: Result, digits: number): string[] {
  if (!unchanged) return []
  const { pages, rateBefore, rateAfter, againstDifference, againstPValue } = unchanged
  if (rateBefore === null || rateAfter === null)
    return [
      'Nobody landed on pages that stayed as they were both before and since, so there is nothing to hold it against.',
    ]
  const on = `On ${counted(pages, 'page')} that stayed as ${pages === 1 ? 'it was' : 'they were'} (${count(unchanged.convertedBefore)} of ${count(unchanged.peopleBefore)}, then ${count(unchanged.convertedAfter)} of ${count(unchanged.peopleAfter)}) the rate went from ${percent(rateBefore, digits)} to ${percent(rateAfter, digits)} in the same days.`
  if (againstDifference === null || againstPValue === null)
    return [
      `${on} There are too few ${enough ? 'of these' : `of ${whom(params)}`} to hold one change against the other.`,
    ]
  const verdict = (difference: number, low: number | null, high: number | null, pValue: number): string => {
    const figures = `(95\u00a0%\u00a0interval ${points(low ?? 0, digits)} to ${points(high ?? 0, digits)}), ${pText(pValue)}`
    return isTold(pValue)
      ? `against them the change is ${size(difference, digits)} points ${difference > 0 ? 'higher' : 'lower'} ${figures}.`
      : `no difference from their change can be told from chance: ${points(difference, digits)} points ${figures}.`
  }
  const found = capital(verdict(againstDifference, unchanged.againstLow, unchanged.againstHigh, againstPValue))
  if (mixOf === null) return [`${on} ${found}`]
  const { againstSameMixDifference, againstSameMixLow, againstSameMixHigh, againstSameMixPValue } = unchanged
  const alike = `With ${alikeWords(mixOf)} on all four sides`
  return [
    `${on} ${found}`,
    againstSameMixDifference === null || againstSameMixPValue === null
      ? `${alike} there are too few to hold one change against the other.`
      : `${alike}, ${verdict(againstSameMixDifference, againstSameMixLow, againstSameMixHigh, againstSameMixPValue)}`,
  ]
}

interface Holding {
  words: (noChange: string, among: string) => Words
  /** Behind it where it is not the headline. */
  others: string
  /** Whether it is another verdict than that of a change. */
  isOtherwise: (change: { difference: number | null; pValue: number | null }) => boolean
}

/** Of several verdicts the one that most else is taken away from: against unchanged pages, with visitors alike where that can be told. */
function whatHolds({ totals: { unchanged, mixOf } }: Result, digits: number): Holding | null {
  if (!unchanged) return null
  const { againstDifference, againstPValue, againstSameMixDifference, againstSameMixPValue } = unchanged
  const isAlike = againstSameMixDifference !== null && againstSameMixPValue !== null
  const [difference, pValue] = isAlike ? [againstSameMixDifference, againstSameMixPValue] : [againstDifference, againstPValue] // prettier-ignore
  if (difference === null || pValue === null) return null
  const where = `against pages that stayed as they were${isAlike && mixOf !== null ? `, with ${alikeWords(mixOf)}` : ''}`
  return {
    words: (noChange, among) => isTold(pValue)
      ? [`${where}, the change${among} is `, { figure: `${size(difference, digits)} points ${difference > 0 ? 'higher' : 'lower'}` }, `, ${pText(pValue)}`] // prettier-ignore
      : [`${where}, ${noChange} can be told from chance${among}: `, { figure: `${points(difference, digits)} points` }, `, ${pText(pValue)}`], // prettier-ignore
    others: isAlike ? '; what else is said leaves one of the two out' : '',
    isOtherwise: (change) =>
      isTold(change.pValue) !== isTold(pValue) || (isTold(pValue) && (change.difference ?? 0) * difference < 0),
  }
}

/** `Another choice of days says otherwise: …`, so that nobody takes what the data chose for all they say. */
function otherChoice({ totals, params }: Result, digits: number): string {
  const said = totals.otherwise.map(({ daysBefore, daysAfter, withinDays, difference, low, high, pValue }) => {
    const on =
      daysBefore === totals.daysBefore && daysAfter === totals.daysAfter
        ? ''
        : `${counted(Math.round(daysBefore), 'day')} before and ${count(Math.round(daysAfter))} after`
    const within = withinDays === params.withinDays ? '' : `conversions within ${counted(withinDays, 'day')}`
    const interval = `${intervalName(low, high, isTold(pValue))} ${points(low, digits)} to ${points(high, digits)}`
    const verdict = isTold(pValue)
      ? `the rate is ${size(difference, digits)} points ${difference > 0 ? 'higher' : 'lower'} (${interval}, ${pText(pValue)})`
      : `no change can be told from chance (${points(difference, digits)} points, ${interval}, ${pText(pValue)})`
    return `with ${[on, within].filter(Boolean).join(' and ')} ${verdict}`
  })
  return `Another choice of days says otherwise: ${listed(said)}. The more choices are looked at, the likelier one of them says so by chance.`
}

/** How much of the conversions the time holds, over all data. */
const most = ({ totals: { reached, reachedInTime }, params }: Result): string[] =>
  reached === 0
    ? []
    : [
        `${percent(reachedInTime / reached, 0)} of the conversions after landing come within ${counted(params.withinDays ?? 0, 'day')}.`,
      ]

/** The periods with all days there are; null where they have them. */
export function allDays({ params: { from, to }, totals }: Result): { from: string; to: string; more: string } | null {
  const { furtherDaysBefore: before, furtherDaysAfter: after } = totals
  if (from === null || to === null || !isDate(from) || !isDate(to) || before + after === 0) return null
  const sides = [
    before > 0 && `${counted(before, 'more day')} before`,
    after > 0 && `${counted(after, 'more day')} after`,
  ]
  return {
    from: addDays(from, -before),
    to: addDays(to, after),
    more: `${listed(sides.filter((side) => side !== false))} ${before + after === 1 ? 'is' : 'are'} in the data`,
  }
}

/** `31 days before, 16 after; 3 more days before are in the data.` */
function lengths(report: Result): string {
  const { daysBefore, daysAfter } = report.totals
  const [before, after] = [Math.round(daysBefore), Math.round(daysAfter)]
  const all = allDays(report)
  return `${counted(before, 'day')} before, ${before === after ? 'as many' : count(after)} after${all === null ? '' : `; ${all.more}`}.`
}

/** `30 days to convert leave 4 days a side, 7 would leave 27`, which no table of rates shows; null where fewer days would leave hardly more. */
export function fewerDaysWords({
  params,
  totals: { daysBefore, daysAfter, fewerDays },
}: {
  params: Pick<Result['params'], 'withinDays'>
  totals: Pick<Result['totals'], 'daysBefore' | 'daysAfter' | 'fewerDays'>
}): string | null {
  if (fewerDays === null) return null
  const [before, after] = [Math.round(daysBefore), Math.round(daysAfter)]
  const [longBefore, longAfter] = [Math.round(fewerDays.daysBefore), Math.round(fewerDays.daysAfter)]
  const now =
    before === after ? `${counted(before, 'day')} a side` : `${counted(before, 'day')} before and ${count(after)} since`
  const then =
    before === after && longBefore === longAfter ? count(longBefore) : `${count(longBefore)} and ${count(longAfter)}`
  return `${counted(params.withinDays ?? 0, 'day')} to convert leave ${now}, ${count(fewerDays.withinDays)} would leave ${then}`
}

/** Whether more days could be compared by a quarter: another answer may be in them. */
const leavesMuchOut = ({ totals }: Result): boolean =>
  (totals.furtherDaysBefore + totals.furtherDaysAfter) * 4 >= totals.daysBefore + totals.daysAfter

/** Said where a tenth or more of the converters of both sides took longer than counts. */
function late({ totals, params }: Result): string[] {
  const { convertedLater, convertedBefore, convertedAfter } = totals
  const all = convertedBefore + convertedAfter + convertedLater
  if (convertedLater < all / 10 || convertedLater === 0) return []
  return [
    `${count(convertedLater)} of the ${counted(all, 'person', 'people')} who converted did so later than ${counted(params.withinDays ?? 0, 'day')} after landing and count as not converted.`,
  ]
}

/** `1.70 points higher: 5.38 % against 3.68 % before (95\u00a0%\u00a0interval +0.47 to +2.93)`. */
function change({ difference, low, high, rateAfter, rateBefore }: Sides, digits: number): Words {
  return [
    { figure: `${size(difference ?? 0, digits)} points ${(difference ?? 0) >= 0 ? 'higher' : 'lower'}` },
    `: ${percent(rateAfter ?? 0, digits)} against ${percent(rateBefore ?? 0, digits)} before (${intervalName(low, high, true)} ${points(low ?? 0, digits)} to ${points(high ?? 0, digits)})`,
  ]
}

/** `The rate of A, the only one with enough people, is 15.10 points higher: 25.00 % against 9.90 % before (…), p = 0.005`. */
const onlyOne = (name: string, row: Row, digits: number): string =>
  `The rate of ${name}, the only one with enough people, is ${plainWords(change(row, digits))}, ${pText(row.pValue ?? 1)}`

type Where = Pick<Result['params'], 'within' | 'pages'>

/** Where the people of the totals landed; null = anywhere. */
export function landedOn({ within, pages }: Where, name: (group: string) => string = inSentence): string | null {
  const where = [...(within === null ? [] : [name(within)]), ...(pages === null ? [] : [pagesWords(pages)])]
  return where.length === 0 ? null : where.join(', on ')
}

const areAll = (params: Result['params']): boolean => whom(params) === 'everybody'

/** Of whom the totals are. */
function whom(params: Result['params']): string {
  const { channel, device } = params
  const on = landedOn(params)
  const those = [
    ...(on === null ? [] : [`who landed on ${on}`]),
    ...(channel === null ? [] : [`who came by ${listed(channelsIn(channel).map(inSentence), 'or')}`]),
    ...(device === null ? [] : [onDevice(device)]),
  ]
  return those.length === 0 ? 'everybody' : `those ${those.join(' and ')}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function overall(since: string, { totals, params }: Result, digits: number, noChange: string): Words {
  const { difference, low, high, pValue } = totals
  const who = whom(params)
  const among = who === 'everybody' ? '' : `, among ${who},`
  if (!totals.enough)
    return [
      `${since}${among} there are `,
      { figure: 'too few to tell' },
      `: ${count(totals.convertedAfter)} of ${count(totals.peopleAfter)} against ${count(totals.convertedBefore)} of ${count(totals.peopleBefore)} before${exactOfAll(totals)}`,
    ]
  const p = pValue === null ? '' : `, ${pText(pValue)}`
  if (isTold(pValue)) return [`${since} the rate of ${whom(params)} is `, ...change(totals, digits), p]
  return [
    `${since}${among} ${noChange} can be told from chance: `,
    { figure: `${points(difference ?? 0, digits)} points` },
    ` (${intervalName(low, high, false)} ${points(low ?? 0, digits)} to ${points(high ?? 0, digits)})${p}`,
  ]
}

const exactOfAll = ({ exactPValue, difference }: Result['totals']): string =>
  exactPValue === null
    ? ''
    : exactVerdict(
        exactPValue,
        `the rate is ${(difference ?? 0) > 0 ? 'higher' : 'lower'}`,
        'cannot tell a change from chance',
      )

/** Which part of the change of everybody is one of rates, and which is only who came. */
function mix({ rows, totals, params }: Result, digits: number): { words: string; mostly: boolean } | null {
  const { difference, rateEffect, mixEffect, peopleBefore, peopleAfter } = totals
  // Of pages that went from one group to another no group has a change of its own.
  if (!rows.some((row) => row.peopleBefore > 0 && row.peopleAfter > 0)) return null
  if (rows.length < 2 || difference === null || rateEffect === null || mixEffect === null) return null
  const parts = splitPoints(difference, rateEffect, digits)
  const shift = (row: Row): number => row.peopleAfter / peopleAfter - row.peopleBefore / peopleBefore
  const moved = rows.toSorted((a, b) => Math.abs(shift(b)) - Math.abs(shift(a)))[0]!
  const who = `${inSentenceAmong(rows.map(({ key }) => key))(moved.key)} had ${percent(moved.peopleBefore / peopleBefore)} of the people and now ${percent(moved.peopleAfter / peopleAfter)}`
  const many = params.by === 'group' ? 'content groups' : `${params.by}s`
  const split = `Of the ${points(difference, digits)} points of ${whom(params)}, ${parts.rate} are the rates of ${many} and ${parts.mix} the mix of them`
  if (
    totals.enough &&
    isTold(totals.pValue) &&
    Math.abs(mixEffect) > Math.abs(rateEffect) &&
    Math.sign(mixEffect) === Math.sign(difference)
  )
    return { words: `${split}: it is mostly the mix that changed (${who}).`, mostly: true }
  const isMixed = parts.mix !== points(0, digits) && Math.abs(mixEffect) >= Math.abs(difference) / 10
  return { words: isMixed ? `${split} (${who}).` : `${split}.`, mostly: false }
}

/** Both parts in points, rounded so that they sum to the rounded difference. */
export function splitPoints(difference: number, rateEffect: number, digits: number): { rate: string; mix: string } {
  const scale = 10 ** (digits + 2)
  const rate = Math.round(rateEffect * scale)
  const whole = Math.round(difference * scale)
  return { rate: points(rate / scale, digits), mix: points((whole - rate) / scale, digits) }
}
