/** Events in any order → columns in person, then (time, import order): what every journey report scans. */
import type { IdentityRuleName } from '../../../shared/config.ts'
import { assignPeople, type EventColumns, type Identities } from './identity.ts'
import { SpareMemory } from './spare-memory.ts'

export interface Journeys extends EventColumns {
  /** The rule that says who a person is, whether capitals count in it, what is no id, and who says so: `ruleText`. */
  rule: string
  people: number
  /** Person p has the events offset[p] … offset[p + 1] − 1; events of nobody come after all people's. */
  offset: Uint32Array
  personUser: Int32Array
  personVisitor: Int32Array
}

/**
 * Counted up whenever a rule makes other people of the same events, or puts their events in another order: journeys that were
 * saved under an earlier number are built again. Those saved before there was one have none in their text.
 */
const rulesVersion = 2

export const ruleText = (rule: IdentityRuleName, { anyCase, noIds }: Pick<Identities, 'anyCase' | 'noIds'>): string =>
  [
    rule,
    `version ${rulesVersion}`,
    ...(anyCase ? ['any case'] : []),
    ...(noIds.length > 0 ? [`without ${JSON.stringify(noIds)}`] : []),
  ].join(', ')

export const columnNames = ['time', 'actor', 'action', 'origin', 'event'] as const

/** Takes the memory of `events` as it goes, which are empty then, so that two copies of all of them never exist. */
export function arrange(
  events: EventColumns,
  ids: Identities,
  rule: IdentityRuleName,
  spare = new SpareMemory(),
): Journeys {
  const { person, count, user, visitor } = assignPeople(events, ids, rule, spare)
  const length = person.length
  const offset = new Uint32Array(count + 1)
  let nobody = 0
  for (let i = 0; i < length; i++) {
    if (person[i]! < 0) nobody++
    else offset[person[i]! + 1]!++
  }
  for (let p = 1; p <= count; p++) offset[p]! += offset[p - 1]!
  const order = spare.int32(length)
  const fill = offset.slice()
  let tail = length - nobody
  for (let i = 0; i < length; i++) order[person[i]! < 0 ? tail++ : fill[person[i]!]!++] = i
  sortWithinPeople(order, offset, events)
  const arranged = {} as Record<keyof EventColumns, Float64Array | Int32Array>
  // A column that was arranged leaves its memory to those after it, the oldest first so that none is kept half used.
  const left: Int32Array[] = []
  for (const name of columnNames) {
    const from = events[name]
    const to = name === 'time' ? new Float64Array(length) : (left.shift() ?? new Int32Array(length))
    for (let i = 0; i < length; i++) to[i] = from[order[i]!]!
    arranged[name] = to
    const bytes = from.BYTES_PER_ELEMENT * length
    for (let at = 0; at < bytes; at += 4 * length) left.push(new Int32Array(from.buffer, from.byteOffset + at, length))
    events[name] = new (name === 'time' ? Float64Array : Int32Array)(0) as never
  }
  const columns = arranged as unknown as EventColumns
  return {
    rule: ruleText(rule, ids),
    ...columns,
    people: count,
    offset,
    personUser: user,
    personVisitor: visitor,
  }
}

function sortWithinPeople(order: Int32Array, offset: Uint32Array, { time, event }: EventColumns): void {
  for (let p = 0; p + 1 < offset.length; p++) {
    const from = offset[p]!
    const to = offset[p + 1]!
    let sorted = true
    for (let k = from + 1; k < to && sorted; k++) {
      const a = order[k - 1]!
      const b = order[k]!
      sorted = time[a]! < time[b]! || (time[a] === time[b] && event[a]! < event[b]!)
    }
    // Exports are mostly in order, so the sort that is worth having is the one that is skipped.
    if (!sorted) order.subarray(from, to).sort((a, b) => time[a]! - time[b]! || event[a]! - event[b]!)
  }
}

type ColumnName = keyof EventColumns

/** These columns of several sets of events after each other; takes their memory as it goes. */
export function concatenate<N extends ColumnName>(
  all: Pick<EventColumns, N>[],
  names: readonly N[],
): Pick<EventColumns, N> {
  const parts = all.filter((part) => part[names[0]!].length > 0)
  if (parts.length === 1) return parts[0]!
  const whole = {} as Pick<EventColumns, N>
  for (const name of names) {
    const kind = name === 'time' ? Float64Array : Int32Array
    const to = new kind(parts.reduce((sum, part) => sum + part[name].length, 0))
    let at = 0
    for (const part of parts) {
      to.set(part[name], at)
      at += part[name].length
      part[name] = new kind(0) as never
    }
    whole[name] = to as never
  }
  return whole
}
