/** What the content groups cost and what they brought. Costs are entered by group (`contentCosts`), not derived. */
import { DateTime } from 'luxon'
import type { ContentCost, WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import { reports, type ReportRow } from '../../../../shared/reports/index.ts'
import { roleCode } from '../../content-groups/classify.ts'
import { viewsByPage } from '../../content-groups/views.ts'
import { contentAttribution } from '../content-attribution/content-attribution.ts'
import type { ReportContext, RunReport } from '../report-context.ts'

type Row = ReportRow<'content-return'>

export const contentReturn: RunReport<'content-return'> = async (context, params) => {
  const { config } = context
  const asked = reports['content-attribution'].params.parse({ ...params, by: 'group' })
  const { rows: credited, totals, params: answered } = await contentAttribution(context, asked)
  const byGroup = new Map(credited.map((row) => [row.key, row]))
  const pages = pagesByGroup(context)
  const costs = new Map(config.contentCosts.map((entry) => [entry.group, entry]))
  const groups = new Set([...pages.keys(), ...byGroup.keys()])
  const rows = [...groups, ...[...costs.keys()].filter((group) => !groups.has(group))].map((key): Row => {
    const row = byGroup.get(key)
    const entry = costs.get(key)
    const cost = entry ? costOf(entry, config) : null
    const conversions = row?.conversions ?? 0
    const count = pages.get(key) ?? 0
    const costedPages = entry ? (entry.pages ?? count) : null
    const hours = entry && entry.hours > 0 ? entry.hours : null
    return {
      key,
      pages: count,
      people: row?.people ?? 0,
      conversions,
      conversionShare: row?.conversionShare ?? 0,
      value: row?.value ?? 0,
      valueShare: totals.value === 0 ? null : (row?.valueShare ?? 0),
      cost,
      hours,
      costedPages,
      costPerPage: ratio(cost, costedPages ?? 0),
      costPerConversion: ratio(cost, conversions),
      conversionsPerHour: hours === null ? null : conversions / hours,
      valuePerCost: cost === null || cost === 0 ? null : (row?.value ?? 0) / cost,
    }
  })
  rows.sort(
    (a, b) => b.value - a.value || b.conversions - a.conversions || b.pages - a.pages || (a.key < b.key ? -1 : 1),
  )
  const costed = rows.filter((row) => row.cost !== null)
  const sum = (of: (row: Row) => number): number => costed.reduce((total, row) => total + of(row), 0)
  const cost = sum((row) => row.cost ?? 0)
  const costedConversions = sum((row) => row.conversions)
  return {
    params: { ...params, goal: answered.goal },
    rows,
    totals: {
      conversions: totals.conversions,
      value: totals.value,
      cost,
      hours: sum((row) => row.hours ?? 0),
      costedConversions,
      costedValue: sum((row) => row.value),
      costPerConversion: costed.length === 0 ? null : ratio(cost, costedConversions),
      unknownGroups: [...costs.keys()].filter((group) => !groups.has(group)),
      ...costPeriod(context, params),
    },
  }
}

/** Days as ISO text compare as they follow each other. */
function costPeriod({ db, config }: ReportContext, { from, to }: { from: string | null; to: string | null }) {
  const dated = config.contentCosts.flatMap((cost) => (cost.from && cost.to ? { from: cost.from, to: cost.to } : []))
  const costsFrom = dated.map((cost) => cost.from).toSorted()[0] ?? null
  const costsTo =
    dated
      .map((cost) => cost.to)
      .toSorted()
      .at(-1) ?? null
  if (costsFrom === null || costsTo === null) return { costsFrom, costsTo, costsFit: true }
  const span = db.prepare(`SELECT min(time_from) AS first, max(time_to) AS last FROM import WHERE kind = 'events'`).get() as {
    first: number | null
    last: number | null
  } // prettier-ignore
  const monthOf = (time: number | null, more: number): string | null =>
    time === null ? null : DateTime.fromMillis(time, { zone: config.timeZone }).startOf('month').plus({ months: more }).toISODate() // prettier-ignore
  return {
    costsFrom,
    costsTo,
    costsFit: (from ?? monthOf(span.first, 0)) === costsFrom && (to ?? monthOf(span.last, 1)) === costsTo,
  }
}

const ratio = (cost: number | null, count: number): number | null =>
  cost === null || count === 0 ? null : cost / count

/** Money in workspace currency: what was paid, and hours × hourly rate. Throws FAILED for a currency without a rate. */
function costOf(entry: ContentCost, { currency, rates }: WorkspaceConfig): number {
  const rate = entry.currency === null || entry.currency === currency ? 1 : rates[entry.currency]
  if (rate === undefined)
    throw new AppError(
      'FAILED',
      `The cost of ${entry.group} is in ${entry.currency}, and the workspace has no rate from ${entry.currency} to ${currency}: set it under Settings, Exchange rates ("rates" in the configuration).`,
    )
  return (entry.amount + entry.hours * entry.hourlyRate) * rate
}

function pagesByGroup(context: ReportContext): Map<string, number> {
  const { config, journeys } = context
  const classes = journeys.classes(config.contentGroups)
  const views = viewsByPage(context)
  const paths = new Map<string, Set<string>>()
  for (let page = 1; page < journeys.pages.count; page++) {
    if (views[page] === 0 || classes.role[page] !== roleCode.content) continue
    const group = classes.groups[classes.group[page]!]!
    const known = paths.get(group)
    if (known) known.add(journeys.pages.path[page]!)
    else paths.set(group, new Set([journeys.pages.path[page]!]))
  }
  return new Map([...paths].map(([group, known]) => [group, known.size]))
}
