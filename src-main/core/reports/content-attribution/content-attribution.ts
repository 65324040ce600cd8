/** Credit for conversions under every model, by content group, page, topic, source and so on. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { wilson } from '../../../../shared/stats.ts'
import { attribute, maxPositions } from '../../attribution/attribute.ts'
import type { AttributionParams } from '../../attribution/eligible.ts'
import { none } from '../../journeys/dimensions.ts'
import { accountForEvents } from '../accounting.ts'
import type { Scan } from '../../journeys/scan.ts'
import type { ReportContext, RunReport } from '../report-context.ts'

type Row = ReportRow<'content-attribution'>

/** Throws FAILED where a conversion is valued in a currency without a rate. */
export const contentAttribution: RunReport<'content-attribution'> = (context, params) => {
  const { needWorth, scan, totals, ...answer } = creditByKey(context, params)
  needWorth(totals.value)
  return { ...answer, totals: { ...totals, pagelessPeople: countPageless(context, scan) } }
}

/** The same for those who ask for conversions only: a value without a rate is NaN. */
export function creditByKey(context: ReportContext, params: AttributionParams) {
  const credits = attribute(context, params)
  const { eligible, noneCode, people, convertedPeople, conversions, value, removalEffect, positions, totals } = credits
  const rows: Row[] = []
  let credited = 0
  for (let code = 0; code <= noneCode; code++) {
    const credit = conversions.get(code)
    if (people[code] === 0 && credit === 0) continue
    // Who is in (none) has converted by definition.
    const rate = code !== noneCode && people[code]! > 0 ? convertedPeople[code]! / people[code]! : null
    const [rateLow, rateHigh] = rate === null ? [null, null] : wilson(convertedPeople[code]!, people[code]!)
    if (code !== noneCode) credited += credit
    rows.push({
      key: code === noneCode ? none : eligible.keys.names[code]!,
      people: people[code]!,
      convertedPeople: convertedPeople[code]!,
      conversions: credit,
      value: value.get(code),
      conversionShare: totals.conversions === 0 ? 0 : credit / totals.conversions,
      conversionRate: rate,
      rateLow,
      rateHigh,
      ...(removalEffect && code !== noneCode && { removalEffect: removalEffect[code]! }),
      ...(positions &&
        code !== noneCode && {
          positions: Array.from({ length: maxPositions }, (_, place) => positions.get(code * maxPositions + place)),
        }),
    })
  }
  rows.sort((a, b) => b.conversions - a.conversions || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    params: { ...params, goal: eligible.goal.name },
    rows,
    totals: {
      ...totals,
      credited,
      ...accountForEvents(context, eligible.range),
    },
    needWorth: eligible.needWorth,
    scan: eligible.scan,
  }
}

/** People who converted and have no page view at any time; 0 where nobody has one. */
function countPageless({ config, journeys }: ReportContext, { touches, conversions }: Scan): number {
  if (touches.length === 0) return 0
  const { offset } = journeys.everybody
  const action = journeys.column('action')
  const isPageView = journeys.pageViews(config)
  let pageless = 0
  for (let c = 0; c < conversions.count; c++) {
    if (conversions.first[c] === 0 || conversions.end[c]! > conversions.start[c]!) continue
    const person = conversions.person[c]!
    let row = offset[person]!
    while (row < offset[person + 1]! && isPageView[action[row]!] === 0) row++
    if (row === offset[person + 1]!) pageless++
  }
  return pageless
}
