/** Events: what their columns mean, and the first of them as they would be stored. */
import {
  type ColumnMap,
  dayOrderProblem,
  type ImportPreview,
  type PreviewColumn,
  type PreviewProblem,
  unnamedProblem,
} from '../../../../shared/import.ts'
import { AppError } from '../../../../shared/errors.ts'
import { whichCount } from '../../content-groups/page-events.ts'
import { settingTableOf } from '../../content-groups/setting-table.ts'
import {
  chooseMapping,
  columnFates,
  daysIn,
  daysOf,
  eventDayOrder,
  planEvents,
  suggestedEvents,
  suggestedFields,
  utcSays,
  withNamed,
  zoneSaid,
  zoneOf,
} from '../inspect/inspect.ts'
import { UnnamedEvents } from '../columns/constants.ts'
import { datesOffer } from '../columns/dates-offer.ts'
import { personalLeftOut } from '../columns/personal.ts'
import { addressColumn } from '../ids/internal-addresses.ts'
import { emailBeside } from '../ids/email-beside.ts'
import type { IdsIn } from '../ids/known-ids.ts'
import { type EventMapping, tellsOfPeople } from '../columns/event-mapping.ts'
import type { PropertiesIn } from '../ids/id-property.ts'
import { knownProperty, withProperty } from '../ids/known-property.ts'
import { mergedUsers } from '../ids/merged-users.ts'
import { hasNoneOf, knownPerson, knownUsersBeside } from '../ids/known-users.ts'
import { genericEvents } from '../formats/generic-events.ts'
import type { ImportOptions } from '../options.ts'
import { type Inspection, sampleOf } from '../inspect/inspection.ts'
import { zoneByOffsets } from '../columns/zone-by-offsets.ts'
import type { EventBatch } from '../encode/event-encoder.ts'
import type { EventPlan } from '../events/plan.ts'
import { isOfFooter, namingFooter } from '../text/footer.ts'
import { type PreviewBase, type PreviewInto, shownRows } from './base.ts'
import { describeColumns, fieldsByColumn } from './columns.ts'
import { askingDayOrder, columnProblems, problem, rejectProblems, textProblems } from './problems.ts'
import { knownRowsProblem } from './known-rows.ts'
import { encodeSample, eventsOnPages, onlyCurrency, toPreviewEvents } from './event-sample.ts'
import {
  daysProblem,
  minutesProblem,
  droppedProblem,
  eventlessProblem,
  fieldProblems,
  knownPropertyProblem,
  knownUsersProblem,
  lookedForLaterProblem,
  mergedUsersProblem,
  personalProblem,
  timeProblems,
  toComeProblem,
} from './event-problems.ts'

export async function previewEvents(
  base: PreviewBase,
  inspection: Inspection,
  options: ImportOptions,
  { config, now, countsPages, idsIn, withProperties, cutBeside, duplicatesOf, lastAddresses }: PreviewInto,
): Promise<ImportPreview> {
  const mapping = chooseMapping(inspection, options)
  const problems: PreviewProblem[] = []
  let plan: EventPlan | null = null
  try {
    plan = planEvents(inspection, mapping, options, idsIn, undefined, now)
  } catch (error) {
    const title = error instanceof AppError ? columnProblems[error.code as keyof typeof columnProblems] : undefined
    if (title === undefined) throw error
    const isUnnamed = error instanceof UnnamedEvents
    const offer = isUnnamed ? { eventOffer: error.offer } : {}
    const asked = isUnnamed && mapping.format.container === 'csv' && mapping.format.unnamed !== undefined ? unnamedProblem : title // prettier-ignore
    problems.push(problem('error', asked, (error as AppError).message, { firstLine: inspection.skipLines + 1, ...offer })) // prettier-ignore
  }
  if (plan !== null) {
    const planned = plan
    askingDayOrder(problems, () => (planned.dayOrder = eventDayOrder(inspection, mapping, options)))
  }
  const fates = plan
    ? columnFates(inspection, mapping, plan)
    : { kept: Object.values(mapping.map), read: [], dropped: [] }
  const batches = plan ? encodeSample(inspection, mapping.format, plan) : []
  // Until the order of days is said, every row would be none.
  const asks = problems.some(({ title }) => title === dayOrderProblem)
  const rejects = namingFooter(
    batches.flatMap(({ rejects: each }) => each.map(({ at, ...reject }) => ({ ...reject, ...at }))),
  )
  const footer = rejects.filter(({ reason }) => isOfFooter(reason)).length
  problems.push(...(asks ? [] : rejectProblems(rejects)), ...textProblems(inspection))
  const days = daysOf(inspection, mapping, options)
  const saysUtc = base.order === null ? utcSays(mapping) : null
  const zone = zoneOf(mapping, options)
  const knownUsers = knownUsersBeside(inspection, mapping, idsIn)
  const leftOut = personalLeftOut(inspection, mapping, options)
  const isAsked = knownUsers === null && plan !== null && hasNoneOf(inspection, mapping, idsIn)
  const asProperty = isAsked ? await withProperties((propertiesIn) => knownProperty(inspection, mapping, propertiesIn)) : null // prettier-ignore
  problems.push(
    ...timeProblems(inspection, mapping, plan, base, zone, saysUtc, zoneSaid(mapping, options) !== null),
    ...(base.order === null ? toComeProblem(inspection, mapping, now) : []),
    ...daysProblem(days, daysIn(inspection, mapping), options.days),
    ...minutesProblem(plan),
    ...fieldProblems(inspection, mapping, plan, config, options),
    ...eventlessProblem(mapping, batches),
    ...(plan === null || duplicatesOf === null
      ? []
      : knownRowsProblem(inspection, mapping.format, plan, batches, duplicatesOf)),
    ...knownUsersProblem(knownUsers),
    ...mergedUsersProblem(mergedUsers(inspection, mapping, idsIn)),
    ...knownPropertyProblem(asProperty),
    ...(isAsked && asProperty === null && tellsOfPeople(mapping) ? lookedForLaterProblem(cutBeside) : []),
    ...(plan === null ? [] : personalProblem(inspection, mapping, options)),
    ...droppedProblem(fates.dropped.filter((column) => !leftOut.includes(column))),
  )
  const suggested = plan === null ? await withProperties((propertiesIn) => proposedFields(base, inspection, mapping, { idsIn, propertiesIn, now })) : {} // prettier-ignore
  return {
    ...base,
    estimatedRows: base.estimatedRows - footer,
    sampledRows: base.sampledRows - footer,
    format: formatShown(base.format, mapping),
    zone,
    offsetZone:
      mapping.map.time === undefined
        ? null
        : zoneByOffsets(sampleOf(inspection, mapping.map.time), options.proposedZone),
    ...(saysUtc !== null && { zoneAssumed: false, saysUtc }),
    dayOrder: plan?.dayOrder ?? null,
    days,
    dates: [...mapping.dates],
    datesOffer: mapping.map.event === undefined ? datesOffer(inspection, mapping, idsIn) : null,
    columns: describeColumns(
      inspection,
      new Map([...fieldsByColumn(mapping.map), ...mapping.dates.map((column) => [column, 'time'] as const)]),
      (name) => fateOf(name, fates, mapping),
      base.format?.confidence ?? 0.3,
    ),
    events: toPreviewEvents(batches, config).slice(0, shownRows),
    problems,
    addresses: addressesIn(inspection, mapping, plan, batches, lastAddresses),
    // What the name of a column says is taken by the import itself.
    amountCurrency: plan?.valueCurrency ? null : onlyCurrency(batches),
    settingTable: plan === null && base.format === null ? settingTableOf(inspection.columns, inspection.sample) : null,
    uncountedPageViews: whichCount(
      eventsOnPages(batches),
      config,
      countsPages,
      (plan?.constantPage ?? null) !== null,
    ).flatMap(({ name, suggested }) => (suggested ? name : [])),
    otherId: plan === null ? null : emailBeside(inspection, mapping),
    suggested,
    otherEvents: suggested['event'] === undefined ? [] : suggestedEvents(inspection, suggested),
  }
}

/** Of a table of no known source nothing is proposed without a time; of another, the one thing it may lack. */
function proposedFields(
  base: PreviewBase,
  inspection: Inspection,
  mapping: EventMapping,
  { idsIn, propertiesIn, now }: { idsIn: IdsIn; propertiesIn: PropertiesIn; now: Date },
): ColumnMap {
  if (base.format !== null) return knownPerson(inspection, mapping, idsIn)
  const found = inspection.container === 'csv' ? suggestedFields(inspection, idsIn, now) : {}
  return found['time'] === undefined
    ? {}
    : withNamed(withProperty(found, inspection, mapping, idsIn, propertiesIn), mapping)
}

function addressesIn(
  inspection: Inspection,
  { map }: EventMapping,
  plan: EventPlan | null,
  batches: readonly EventBatch[],
  last: readonly string[],
): ImportPreview['addresses'] {
  const column = map['ip'] ?? addressColumn(inspection)
  if (column === null || column === '') return null
  return { column, internal: plan?.internalAddresses.length ? (batches.at(-1)?.counts.rowsInternal ?? 0) : null, last: [...last] } // prettier-ignore
}

/** Of JSON a key is read, and what is in it with it. */
function fateOf(
  name: string,
  { kept, read }: Pick<ReturnType<typeof columnFates>, 'kept' | 'read'>,
  { format }: EventMapping,
): PreviewColumn['fate'] {
  if (format.container === 'json')
    return kept.some((key) => name === key || name.startsWith(`${key}.`)) ? 'read' : 'dropped'
  return read.includes(name) ? 'read' : kept.includes(name) ? 'property' : 'dropped'
}

/** What the file is read as, where that is not what it was recognised as: by what was said of its columns. */
function formatShown(recognised: ImportPreview['format'], { format, map }: EventMapping): ImportPreview['format'] {
  const { id, title } = format
  const isUnknown = recognised === null && id === genericEvents.id
  return isUnknown || recognised?.id === id ? recognised : { id, title, confidence: 1, matched: Object.values(map) }
}
