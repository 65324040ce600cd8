/** What is said of events before they are imported: their times, their amounts, what is not kept. */
import { listedUpTo } from '../../../../shared/text/figures.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import {
  type DayTime,
  noPageProblem,
  noZoneProblem,
  oneNameProblem,
  onePageProblem,
  type PreviewProblem,
} from '../../../../shared/import.ts'
import type { EventMapping } from '../columns/event-mapping.ts'
import type { ImportOptions } from '../options.ts'
import { constantEventNote, constantOf, constantPageNote } from '../columns/constants.ts'
import { type DaysAmong, daysRead, minutesRead, someDays } from '../cells/days.ts'
import { currencyOfAmounts } from '../cells/number.ts'
import { personalColumns } from '../columns/personal.ts'
import { repeatedIdsIn } from '../columns/repeated-ids.ts'
import { type Inspection, sampleOf } from '../inspect/inspection.ts'
import { type KnownProperty, knownPropertyNote } from '../ids/known-property.ts'
import { type KnownUsers, knownUsersNote } from '../ids/known-users.ts'
import { type MergedUsers, mergedUsersNote, mergedUsersTitle } from '../ids/merged-users.ts'
import type { EventBatch } from '../encode/event-encoder.ts'
import type { EventPlan } from '../events/plan.ts'
import { minorUnitNote } from '../columns/minor-units.ts'
import { insteadOf, pastTimesBeside, rowsToCome } from '../events/future-times.ts'
import { eventlessNote, localTimesNote, noPageNote, propertiesNote, saidNote } from '../notes.ts'
import { roundedIdsNote } from '../columns/rounded-ids.ts'
import type { PreviewBase } from './base.ts'
import { problem } from './problems.ts'

/** `zone`: in which times without one are read; `saysUtc`: what says that they are UTC; `bySaid`: that the name of their column says `zone`. */
export function timeProblems(
  inspection: Inspection,
  mapping: EventMapping,
  plan: EventPlan | null,
  { zoneAssumed, sampledRows }: Pick<PreviewBase, 'zoneAssumed' | 'sampledRows'>,
  zone: string,
  saysUtc: string | null,
  bySaid: boolean,
): PreviewProblem[] {
  const problems: PreviewProblem[] = []
  const column = mapping.map.time
  const saysNone = column === undefined ? saysUtc !== null : hasBareTimes(inspection, column)
  if (saysNone && saysUtc !== null)
    problems.push(
      problem(
        'info',
        'Times in UTC',
        `${saysUtc[0]!.toUpperCase()}${saysUtc.slice(1)} says so; a zone that is chosen does not change them.`,
        { count: sampledRows },
      ),
    )
  else if (saysNone && bySaid && column !== undefined)
    problems.push(
      problem(
        'info',
        `Times in ${zone}`,
        `The name of the column ${column} says so. If the export is in UTC or another zone, choose that.`,
        { count: sampledRows },
      ),
    )
  else if (saysNone && zoneAssumed)
    problems.push(
      problem(
        'warning',
        noZoneProblem,
        `Read as ${zone}. If the export is in ${zone === 'UTC' ? 'local time, choose its zone' : 'UTC or another zone, choose that'}.`,
        { count: sampledRows },
      ),
    )
  const local = plan ? localTimesNote(mapping, plan) : null
  if (local !== null) problems.push(problem(zone === 'UTC' ? 'info' : 'warning', `Times in ${zone}`, local))
  return problems
}

/** Of the first rows: what the import itself says of all of them. */
export function toComeProblem(inspection: Inspection, { map: { time } }: EventMapping, now: Date): PreviewProblem[] {
  if (inspection.container !== 'csv' || time === undefined) return []
  const toCome = rowsToCome(inspection, time, now)
  if (toCome === null) return []
  const beside = pastTimesBeside(inspection, time, now)
  const said = `${toCome.count} of the ${inspection.sample.length} rows looked at ${toCome.count === 1 ? 'is' : 'are'} of a day to come, the last of ${toCome.last}. ${insteadOf({ column: time, beside })}`
  return [problem('warning', 'Events in the future', said, { count: toCome.count })]
}

export function daysProblem(days: DayTime | null, among: DaysAmong, chosen: DayTime | undefined): PreviewProblem[] {
  if (days === null) return []
  const some = someDays(among)
  const said = `${some === null ? 'Times are' : `${some},`} ${daysRead(days)}.`
  return [problem(some === null || chosen !== undefined ? 'info' : 'warning', 'Days without an hour', said)]
}

export const minutesProblem = (plan: EventPlan | null): PreviewProblem[] =>
  plan?.minuteEnds === true ? [problem('info', 'Times without seconds', `${minutesRead}.`)] : []

export function fieldProblems(
  inspection: Inspection,
  mapping: EventMapping,
  plan: EventPlan | null,
  config: WorkspaceConfig,
  options: ImportOptions,
): PreviewProblem[] {
  const problems: PreviewProblem[] = []
  // An object has a currency of its own beside any of its amounts.
  if (mapping.format.container !== 'json' && mapping.map.value !== undefined && mapping.map.currency === undefined)
    problems.push(moneyNote(inspection, mapping.map.value, plan?.valueCurrency ?? null, config, options))
  const minor = mapping.format.container === 'json' ? null : minorUnitNote(mapping.map.value)
  const said = saidNote(mapping, plan)
  if (minor !== null) problems.push(problem('info', 'Amounts in cents', minor))
  if (said !== null) problems.push(problem('info', 'How amounts are read', said))
  const repeated = plan ? repeatedIdsIn(inspection, mapping) : null
  if (repeated !== null)
    problems.push(problem(mapping.map.messageId === undefined ? 'warning' : 'info', 'Several lines of one amount', repeated)) // prettier-ignore
  const properties = propertiesNote(mapping)
  if (properties !== null) problems.push(problem('info', 'Properties of page views', properties))
  const noPage = plan ? noPageNote(mapping, inspection) : null
  if (noPage !== null) problems.push(problem('warning', noPageProblem, noPage))
  const rounded = roundedIdsNote(inspection, mapping)
  if (rounded !== null) problems.push(problem('warning', 'Ids that Excel rounded', rounded))
  const name = constantOf('event', mapping.map.event, inspection.columns)
  if (name !== null) problems.push(problem('info', oneNameProblem, constantEventNote(name)))
  if (plan !== null && plan.constantPage !== null)
    problems.push(problem('info', onePageProblem, constantPageNote(plan.constantPage, mapping.map)))
  return problems
}

/** Of the rows looked at, those that bring no event. */
export function eventlessProblem(mapping: EventMapping, batches: readonly EventBatch[]): PreviewProblem[] {
  const counts = batches.at(-1)?.counts
  if (counts === undefined) return []
  const rows = counts.rowsRead - counts.rowsDuplicate - counts.rowsRejected
  const events = batches.reduce((sum, batch) => sum + batch.rows, 0)
  const note = eventlessNote(mapping, { rows, events })
  return note === null ? [] : [problem('info', 'Rows that bring no event', note, { count: rows - events })]
}

export const knownUsersProblem = (known: KnownUsers | null): PreviewProblem[] =>
  known === null
    ? []
    : [
        problem(
          'warning',
          `The ${known.field === 'visitor' ? 'ids of visitors' : 'users of the workspace'} are in “${known.column}”`,
          knownUsersNote(known),
          {
            count: known.known,
          },
        ),
      ]

export const mergedUsersProblem = (merged: MergedUsers | null): PreviewProblem[] =>
  merged === null ? [] : [problem('warning', mergedUsersTitle(merged), mergedUsersNote(merged))]

export const knownPropertyProblem = (known: KnownProperty | null): PreviewProblem[] =>
  known === null
    ? []
    : [
        problem('warning', `“${known.column}” is “${known.property}” of ${known.event}`, knownPropertyNote(known), {
          count: known.known,
        }),
      ]

/** Of files that are too large to be read whole for a preview. */
export const lookedForLaterProblem = (cut: readonly string[]): PreviewProblem[] =>
  cut.length === 0
    ? []
    : [
        problem(
          'info',
          'Its people are looked for at the import',
          `None of those looked at is known so far. Of ${listedUpTo(3, cut)} only the first part was looked through for them; the import looks through all of it, and says what it finds.`,
        ),
      ]

/** What looks personal, and whether it is left out. */
export function personalProblem(
  inspection: Inspection,
  mapping: EventMapping,
  { keep = [] }: ImportOptions,
): PreviewProblem[] {
  const [kept, leftOut] = [true, false].map((isKept) => personalColumns(inspection, mapping).filter((column) => keep.includes(column) === isKept)) as [string[], string[]] // prettier-ignore
  const said = (columns: string[], isKept: boolean, detail: string): PreviewProblem[] =>
    columns.length === 0
      ? []
      : [
          problem(
            'info',
            `${columns.length === 1 ? 'One column looks' : `${columns.length} columns look`} personal and ${columns.length === 1 ? 'is' : 'are'} ${isKept ? '' : 'not '}kept`,
            detail,
            { count: columns.length, personal: { columns, kept: isKept } },
          ),
        ]
  return [
    ...said(leftOut, false, `${leftOut.join(', ')}: names, phone numbers and addresses, which no report asks for.`),
    ...said(kept, true, `${kept.join(', ')}, as was chosen.`),
  ]
}

/** Of a table such as Snowplow's 131 columns, the rest is asked for. */
const shownColumns = 12

export const droppedProblem = (columns: readonly string[]): PreviewProblem[] =>
  columns.length === 0
    ? []
    : [
        problem(
          'info',
          columns.length === 1 ? 'One column is not kept' : `${columns.length} columns are not kept`,
          columns.slice(0, shownColumns).join(', '),
          { count: columns.length, ...(columns.length > shownColumns && { more: columns.slice(shownColumns) }) },
        ),
      ]

function hasBareTimes({ sample, columns, container }: Inspection, column: string): boolean {
  const index = columns.indexOf(column)
  return (
    container === 'csv' &&
    sample.some(
      ({ cells }) =>
      /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(,?[T ][\d:.,]+(\s*[ap]\.?m\.?)?)?$/i.test((cells[index] ?? '').trim()), // prettier-ignore
    )
  )
}

/** In which currency amounts without one of their own are counted. */
function moneyNote(
  inspection: Inspection,
  column: string,
  named: string | null,
  config: WorkspaceConfig,
  options: ImportOptions,
): PreviewProblem {
  const own = currencyOfAmounts(sampleOf(inspection, column))
  const currency = own ?? named
  const says =
    own !== null
      ? `So the amounts in “${column}” say.`
      : options.currency !== undefined
        ? 'As was chosen.'
        : `So the name of “${column}” says.`
  if (currency === null)
    return problem(
      'info',
      'Amounts without a currency',
      `“${column}” is counted as ${config.currency}, the currency of the workspace; it can be changed under Settings.`,
    )
  const isForeign = currency !== config.currency && Object.keys(config.rates).length > 0
  const lacksRate = isForeign && config.rates[currency] === undefined
  return problem(
    lacksRate ? 'warning' : 'info',
    `Amounts in ${currency}`,
    lacksRate
      ? `${says} The workspace counts in ${config.currency} and has no rate from ${currency} to ${config.currency}: set it under Settings, Exchange rates.`
      : currency === config.currency
        ? says
        : isForeign
          ? `${says} They are converted to ${config.currency} by the rate of the workspace.`
          : `${says} A first import makes it the currency of the workspace, unless another was chosen there.`,
  )
}
