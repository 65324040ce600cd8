/** What coming back another day brings, in words. */
import type { Report } from '../reports/index.ts'
import { daysText } from '../text/days-text.ts'
import { count, counted, percent, plural } from '../text/figures.ts'
import { conversion } from '../text/noun.ts'
import type { Finding } from './words.ts'

export function returnVisitsFinding({ totals }: Report<'return-visits'>, noun = conversion): Finding {
  if (totals.people === 0 && totals.conversions === 0)
    return { headline: ['Nobody came or converted in this period'], sub: [] }
  const { people, returned, onFirstDay, onLaterDay, withoutVisit, daysMedian } = totals
  const inVisit = onFirstDay + onLaterDay
  const came = `${count(returned)} of ${counted(people, 'person', 'people')} came back another day`
  const rateOf = (converted: number, of: number): string =>
    `${percent(converted / of)} (${count(converted)} of ${count(of)})`
  const { firstPeople, firstConverted, laterPeople, laterConverted } = totals
  const sub = [
    ...(inVisit > 0 ? [`${came}.`] : []),
    ...(firstPeople > 0 && laterPeople > 0 && inVisit > 0
      ? [
          `Of those who come back before they convert, ${rateOf(laterConverted, laterPeople)} do so on a later day; on the first day ${rateOf(firstConverted, firstPeople)} of all do.`,
        ]
      : []),
    ...(daysMedian === null
      ? []
      : [`Half of the ${plural(onLaterDay, noun.one, noun.many)} on a later day come ${daysText(daysMedian)} or less after the first visit.`]), // prettier-ignore
    ...(withoutVisit > 0
      ? [`${counted(withoutVisit, noun.one, noun.many)} ${plural(withoutVisit, 'is', 'are')} on a day without a visit.`]
      : []),
    ...(inVisit > 0 && laterPeople > 0
      ? ['Who comes back chose to, so it is no sign that bringing people back makes them convert.']
      : []),
  ]
  return {
    headline:
      inVisit === 0
        ? [{ figure: count(returned) }, came.slice(count(returned).length)]
        : [
            { figure: percent(onLaterDay / inVisit) },
            ` of ${withoutVisit === 0 ? '' : 'the '}${counted(inVisit, noun.one, noun.many)}${withoutVisit === 0 ? '' : ' with a visit'} come on a later day than the first visit`,
          ],
    sub,
  }
}
