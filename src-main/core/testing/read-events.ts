/** What an import makes of a file, in the test's own thread and without a workspace. */
import { Duplicates } from '../import/encode/duplicates.ts'
import { EventEncoder, type EventBatch } from '../import/encode/event-encoder.ts'
import { unpack } from '../import/encode/packed-text.ts'
import { chooseMapping, columnFates, planEvents } from '../import/inspect/inspect.ts'
import type { ImportOptions } from '../import/options.ts'
import { inspectFile } from '../import/inspect/inspect-file.ts'
import { readChunks } from '../import/containers/source.ts'
import { createLane } from '../import/lanes/create-lane.ts'
import { withoutNuls } from '../import/text/decode.ts'

export interface ReadEvents {
  format: string
  rowsRead: number
  rowsImported: number
  rowsDuplicate: number
  rowsRejected: number
  kept: string[]
  /** Only what each event has: its time is ISO-8601, or its place in the order. */
  events: Record<string, unknown>[]
  rejects: { line: number; reason: string }[]
}

/** Throws what an import would throw. */
export async function readEvents(path: string, options: ImportOptions = {}): Promise<ReadEvents> {
  const inspection = (await inspectFile(path, options)).parts[0]!
  const mapping = chooseMapping(inspection, options)
  const plan = planEvents(inspection, mapping, options)
  const batches: EventBatch[] = []
  const encoder = new EventEncoder(plan, new Duplicates([], true, 100), 100, (batch) => batches.push(batch))
  const lane = createLane(plan, encoder, true)
  const isWide = plan.encoding.startsWith('utf-16')
  for await (const chunk of readChunks(plan, () => undefined))
    lane.push(isWide ? chunk : withoutNuls(chunk, { nuls: 0, unreadable: 0 }))
  lane.end()
  encoder.flush()
  const { rowsRead, rowsDuplicate, rowsRejected } = batches.at(-1)!.counts
  return {
    format: mapping.format.id,
    rowsRead,
    rowsImported: rowsRead - rowsDuplicate - rowsRejected,
    rowsDuplicate,
    rowsRejected,
    kept: columnFates(inspection, mapping, plan).kept,
    events: eventsOf(batches, plan.order !== null),
    rejects: batches.flatMap(({ rejects }) => rejects.map(({ line, reason }) => ({ line, reason }))),
  }
}

function eventsOf(batches: EventBatch[], inOrder: boolean): Record<string, unknown>[] {
  const all = <K extends Exclude<keyof EventBatch['entries'], 'actors'>>(
    name: K,
  ): (EventBatch['entries'][K][number] | undefined)[] => [
    undefined,
    ...batches.flatMap((batch) => batch.entries[name] as EventBatch['entries'][K][number][]),
  ]
  const [visitors, users, names] = [all('visitors'), all('users'), all('names')]
  const [pages, actions, origins] = [all('pages'), all('actions'), all('origins')]
  const visitorOf = [0, ...batches.flatMap((batch) => batch.entries.actors.visitor)]
  const userOf = [0, ...batches.flatMap((batch) => batch.entries.actors.user)]
  return batches.flatMap((batch) =>
    Array.from({ length: batch.rows }, (_, row) => {
      const action = actions[batch.action[row]!]!
      const detail = batch.details.row.indexOf(row)
      const name = names[action.name]!
      const properties = detail < 0 ? null : unpack(batch.details.properties, detail)
      const value = batch.details.value[detail]
      const event = {
        time: inOrder ? batch.time[row] : new Date(batch.time[row]!).toISOString(),
        kind: name.kind === 'event' ? '' : name.kind,
        event: name.value,
        visitor: visitors[visitorOf[batch.actor[row]!]!],
        user: users[userOf[batch.actor[row]!]!],
        ...pages[action.page],
        ...origins[batch.origin[row]!],
        value: Number.isNaN(value) ? undefined : value,
        currency: batch.details.currency[detail],
        session: batch.details.session[detail],
        previous: batch.aliases.find((alias) => alias.row === row)?.previous,
        properties: properties === null ? undefined : (JSON.parse(properties) as unknown),
      }
      return Object.fromEntries(
        Object.entries(event).filter(([, part]) => part !== undefined && part !== null && part !== ''),
      )
    }),
  )
}
