/** The first rows of events as they would be stored, made by the code that makes all of them. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { PreviewEvent } from '../../../../shared/import.ts'
import type { NamedEvents } from '../../content-groups/page-events.ts'
import { classify, type Pages, PatternCache } from '../../content-groups/classify.ts'
import { datedRules, spanAt, splitPages } from '../../content-groups/page-spans.ts'
import { pageSpeller } from '../../journeys/spellings.ts'
import { sourceOf } from '../../journeys/dimensions.ts'
import { Duplicates } from '../encode/duplicates.ts'
import { type EventBatch, EventEncoder, type Rejected } from '../encode/event-encoder.ts'
import type { EventFormat } from '../formats/format.ts'
import { openAt } from '../formats/places.ts'
import type { Inspection, SampleRow } from '../inspect/inspection.ts'
import type { EventPlan } from '../events/plan.ts'
import { createRowReader } from '../lanes/create-lane.ts'
import { RecordReader } from '../lanes/record-reader.ts'

export interface SampleBatch extends EventBatch {
  rejects: (Rejected & { at: SampleRow })[]
}

export function encodeSample(
  inspection: Inspection,
  format: EventFormat,
  plan: EventPlan,
  duplicates = new Duplicates([], true, 0),
): SampleBatch[] {
  const batches: SampleBatch[] = []
  const { sample } = inspection
  // Rows of several files of an archive may stand at the same line: here each is known by its place among them.
  const encoder = new EventEncoder(plan, duplicates, sample.length, (batch) =>
    batches.push({ ...batch, rejects: batch.rejects.map((reject) => ({ ...reject, at: sample[reject.line - 1]! })) }),
  )
  if (format.container === 'json') {
    const reader = new RecordReader(plan, encoder)
    const read = openAt(format, plan.places)
    sample.forEach(({ cells }, index) => reader.write(index + 1, read(inspection.objects[index]!), () => cells[0]!))
  } else {
    const reader = createRowReader(plan, encoder)
    sample.forEach(({ cells }, index) => reader.read(index + 1, cells, () => cells.join(inspection.delimiter)))
  }
  encoder.flush()
  return batches
}

export function toPreviewEvents(batches: EventBatch[], config: WorkspaceConfig): PreviewEvent[] {
  const all = <K extends Exclude<keyof EventBatch['entries'], 'actors'>>(name: K): EventBatch['entries'][K][number][] =>
    batches.flatMap((batch) => batch.entries[name] as EventBatch['entries'][K][number][])
  const visitors = all('visitors')
  const users = all('users')
  const names = all('names')
  const pages = all('pages')
  const visitorOf = [0, ...batches.flatMap((batch) => batch.entries.actors.visitor)]
  const userOf = [0, ...batches.flatMap((batch) => batch.entries.actors.user)]
  const actions = all('actions')
  const origins = all('origins')
  const spell = pageSpeller(config.pages)
  const seen: Pages = {
    count: pages.length + 1,
    host: ['', ...pages.map((page) => page.host)],
    path: ['', ...pages.map((page) => spell(page.path, page.host).name)],
    ignoreCase: config.pages.ignoreCase === true,
  }
  const patterns = new PatternCache()
  const spans = splitPages(seen, datedRules(config.contentGroups), config.timeZone, patterns)
  const { group, groups } = classify(config.contentGroups, spans.pages, patterns)
  return batches.flatMap((batch) => {
    const detailOf = new Map(batch.details.row.map((row, at) => [row, at]))
    return Array.from({ length: batch.rows }, (_, i) => {
      const detail = detailOf.get(i)
      const value = detail === undefined ? NaN : batch.details.value[detail]!
      const action = actions[batch.action[i]! - 1]!
      const page = action.page === 0 ? null : pages[action.page - 1]!
      const origin = batch.origin[i]! === 0 ? null : origins[batch.origin[i]! - 1]!
      return {
        time: new Date(batch.time[i]!).toISOString(),
        visitor: visitors[visitorOf[batch.actor[i]!]! - 1] ?? null,
        user: users[userOf[batch.actor[i]!]! - 1] ?? null,
        event: names[action.name - 1]!.value,
        path: page?.path ?? null,
        group: page ? groups[group[spanAt(spans, action.page, batch.time[i]!)]!]! : null,
        source: page ? sourceOf(origin?.source ?? '', origin?.referrer ?? '', page.host) : null,
        value: Number.isNaN(value) ? null : value,
        currency: detail === undefined ? null : (batch.details.currency[detail] ?? null),
      }
    })
  })
}

export function onlyCurrency(batches: EventBatch[]): string | null {
  const codes = batches.flatMap(({ details: { value, currency } }) =>
    currency.filter((_, at) => !Number.isNaN(value[at])).map((code) => code?.trim().toUpperCase() ?? ''),
  )
  const [code = ''] = codes
  return /^[A-Z]{3}$/.test(code) && codes.every((each) => each === code) ? code : null
}

export function eventsOnPages(batches: EventBatch[]): NamedEvents[] {
  const names = batches.flatMap(({ entries }) => entries.names)
  const actions = batches.flatMap(({ entries }) => entries.actions)
  const events = new Map<string, number>()
  for (const { action, rows } of batches)
    for (let row = 0; row < rows; row++) {
      const { name, page } = actions[action[row]! - 1]!
      const { value, kind } = names[name - 1]!
      if (page !== 0 && kind === 'event') events.set(value, (events.get(value) ?? 0) + 1)
    }
  return [...events].map(([name, count]) => ({ name, events: count }))
}
