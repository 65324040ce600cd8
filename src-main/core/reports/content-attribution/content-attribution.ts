/** First and last interaction of every conversion, counted by content group, page, topic, source and so on. */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { wilson } from '../../../../shared/stats.ts'
import { keysOf, none } from '../../journeys/dimensions.ts'
import { findGoal } from '../../journeys/model.ts'
import { accountForEvents } from '../accounting.ts'
import { type RunReport, window } from '../report-context.ts'

type Params = ReportParams<'content-attribution'>

export const contentAttribution: RunReport<'content-attribution'> = (context, params) => {
  refuseUnsupported(params)
  const { config, journeys } = context
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const classes = journeys.classes(config.contentGroups)
  const { touches, conversions: counted, nonConverters } = journeys.scan(config, goal, range)
  const { valueOf } = journeys.goal(goal, config)
  const keys = keysOf(params.by, journeys.pages, journeys.origins, classes)
  const action = journeys.column('action')
  const event = journeys.column('event')
  const { page } = journeys.actions
  const origin =
    params.by === 'group' || params.by === 'page' || params.by === 'topic' || params.by === 'host'
      ? null
      : journeys.column('origin')

  // One more key: conversions without an eligible interaction.
  const noneCode = keys.names.length
  const tally = () => new Float64Array(noneCode + 1)
  const people = tally()
  const convertedPeople = tally()
  const conversions = tally()
  const value = tally()
  const totals = { people: 0, convertedPeople: 0, conversions: 0, attributed: 0, unattributed: 0, value: 0 }
  const unattributed = Int32Array.of(noneCode)
  const codesAt = (row: number): ArrayLike<number> =>
    keys.codesOf(page[action[row]!]!, origin === null ? 0 : origin[row]!)
  const isFirst = params.model === 'first'

  for (let c = 0; c < counted.count; c++) {
    const start = counted.start[c]!
    const end = counted.end[c]!
    const isFirstOfPerson = counted.first[c]!
    const worth = valueOf(event[counted.row[c]!]!)
    const codes = start === end ? unattributed : codesAt(touches[isFirst ? start : end - 1]!)
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!
      conversions[code]! += 1 / codes.length
      value[code]! += worth / codes.length
      people[code]! += isFirstOfPerson
      convertedPeople[code]! += isFirstOfPerson
    }
    totals.conversions++
    totals.value += worth
    if (start === end) totals.unattributed++
    else totals.attributed++
    totals.people += isFirstOfPerson
    totals.convertedPeople += isFirstOfPerson
  }
  for (let n = 0; n < nonConverters.count; n++) {
    const codes = codesAt(touches[isFirst ? nonConverters.start[n]! : nonConverters.end[n]! - 1]!)
    for (let i = 0; i < codes.length; i++) people[codes[i]!]!++
  }
  totals.people += nonConverters.count

  const rows: ReportRow<'content-attribution'>[] = []
  for (let code = 0; code <= noneCode; code++) {
    if (people[code] === 0 && conversions[code] === 0) continue
    const rate = people[code]! > 0 ? convertedPeople[code]! / people[code]! : null
    const [rateLow, rateHigh] = rate === null ? [null, null] : wilson(convertedPeople[code]!, people[code]!)
    rows.push({
      key: code === noneCode ? none : keys.names[code]!,
      people: people[code]!,
      convertedPeople: convertedPeople[code]!,
      conversions: conversions[code]!,
      value: value[code]!,
      conversionShare: totals.conversions === 0 ? 0 : conversions[code]! / totals.conversions,
      conversionRate: rate,
      rateLow,
      rateHigh,
    })
  }
  rows.sort((a, b) => b.conversions - a.conversions || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return { params: { ...params, goal: goal.name }, rows, totals: { ...totals, ...accountForEvents(context, range) } }
}

function refuseUnsupported({ model, unit, excludeDirect, weights, halfLifeDays }: Params): void {
  const refuse = (what: string): never => {
    throw new AppError(
      'UNSUPPORTED',
      `${what} is not supported by this version yet; it has the models first and last, over interactions.`,
    )
  }
  if (model !== 'first' && model !== 'last') refuse(`The model "${model}"`)
  if (unit !== 'interaction') refuse(`The unit "${unit}"`)
  if (excludeDirect) refuse('Leaving out direct touches ("excludeDirect")')
  if (weights !== null) refuse('Setting "weights"')
  if (halfLifeDays !== 7) refuse('Setting "halfLifeDays"')
}
