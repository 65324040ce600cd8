/** Contracts that no list of renewals has, and that somebody who reviews spend must still know of. */
import { counted, listedUpTo, plural } from '../text/figures.ts'
import { costWords, sumWords, type WriteMoney } from '../stack/own-cost.ts'
import type { Report } from '../reports/index.ts'

type Renewed = Report<'renewals'>['totals']['renewed'][number]

interface Writes {
  money: WriteMoney
  date: (day: string) => string
}

/** Named in a sentence; the others are counted. */
const mostNamed = 3

/** `Datadog on 31 Dec 2026 ($96,000 a year) and Tableau on 2 Mar 2027` */
function named<Each extends Parameters<typeof costWords>[0] & { tool: string }>(
  found: readonly Each[],
  day: (each: Each) => string,
  { money }: Pick<Writes, 'money'>,
): string {
  const names = found.map((each) => {
    const cost = costWords(each, money)
    return `${each.tool}${day(each)}${cost === null ? '' : ` (${cost} a year)`}`
  })
  return listedUpTo(mostNamed, names)
}

/** `8 contracts renew in the next 120 days ($144,241 a year). `, as the list has others, too; nothing where it has no such. */
function within(rows: Report<'renewals'>['rows'], days: number, { money }: Writes): string {
  const renewing = rows.filter(({ renewsWithin }) => renewsWithin)
  if (renewing.length === 0) return ''
  return `${counted(renewing.length, 'contract')} ${plural(renewing.length, 'renews', 'renew')} in the next ${days} days (${sumWords(renewing, (amount, currency) => money(Math.round(amount), currency))} a year). `
}

/** `Mixpanel on 1 Aug 2026, payments go on, next on 1 Aug 2027, cancel by 17 Jun 2027` */
function renewedWords(each: Renewed, { date, money }: Writes): string {
  const cost = costWords(each, money)
  const notice = each.noticeDays === null ? 'notice unknown' : `cancel by ${date(each.cancelBy)}`
  return `${each.tool} on ${date(each.statedRenewal)}${each.paidSince ? ', payments go on' : ''}, next on ${date(each.renewalDate)}, ${notice}${cost === null ? '' : ` (${cost} a year)`}` // prettier-ignore
}

/** What renews only after the days asked about, what ends by itself in them, what should have renewed by now, and what renews each month. */
export function unlistedSentences({ params, rows, totals }: Report<'renewals'>, writes: Writes): string[] {
  const { ending, datePassed, monthly, renewed, noticeMayFall } = totals
  const later = rows.filter(({ renewsWithin }) => !renewsWithin)
  const on = (day: string): string => ` on ${writes.date(day)}`
  return [
    ...(later.length > 0
      ? [`${within(rows, params.days, writes)}${counted(later.length, 'contract')} ${plural(later.length, 'renews', 'renew')} after the next ${params.days} days, and ${plural(later.length, 'is', 'are')} here as the last day for notice is in them: ${named(later, ({ renewalDate }) => on(renewalDate), writes)}.`] // prettier-ignore
      : []),
    ...(ending.length > 0
      ? [`${counted(ending.length, 'contract')} ${plural(ending.length, 'ends', 'end')} in the next ${params.days} days without renewing: ${named(ending, ({ endDate }) => on(endDate), writes)}.`] // prettier-ignore
      : []),
    ...(datePassed.length > 0
      ? [`${counted(datePassed.length, 'active tool')} should have renewed already, and when ${plural(datePassed.length, 'it renews', 'they renew')} next is not known: ${named(datePassed, ({ renewalDate }) => on(renewalDate), writes)}. Change the renewal date if ${plural(datePassed.length, 'it', 'they')} did, or bring a newer list.`] // prettier-ignore
      : []),
    ...(renewed.length > 0
      ? [`Renewed by ${plural(renewed.length, 'its', 'their')} terms, as ${plural(renewed.length, 'it renews by itself', 'they renew by themselves')} and the term is known: ${listedUpTo(mostNamed, renewed.map((each) => renewedWords(each, writes)))}.`] // prettier-ignore
      : []),
    ...(noticeMayFall.length > 0
      ? [`Notice is unknown of ${counted(noticeMayFall.length, 'contract')} that ${plural(noticeMayFall.length, 'renews', 'renew')} soon after the next ${params.days} days, so the last day for it may fall in them: ${named(noticeMayFall, ({ renewalDate }) => on(renewalDate), writes)}.`] // prettier-ignore
      : []),
    ...(monthly.length > 0
      ? [`${counted(monthly.length, 'active tool')} ${plural(monthly.length, 'renews', 'renew')} each month and can be left by the month: ${named(monthly, () => '', writes)}.`] // prettier-ignore
      : []),
  ]
}
