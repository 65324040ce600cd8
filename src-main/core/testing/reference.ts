/**
 * The definitions of identity, eligibility, first and last interaction, written as plainly as they read and without
 * any regard for speed: what the engine is compared with.
 */
export interface PlainEvent {
  /** Epoch ms. */
  time: number
  visitor: string
  user: string
  name: string
  path: string
  id?: string
}

export interface PlainGoal {
  event: string
  count: 'once' | 'every'
}

export interface PlainParams {
  model: 'first' | 'last'
  lookback: number
  from: number
  to: number
}

export interface PlainRow {
  people: number
  convertedPeople: number
  conversions: number
}

const blocked = (id: string): boolean =>
  ['', 'null', 'undefined', 'anonymous', 'guest', '-1'].includes(id.toLowerCase()) || /^[0-]*0[0-]*$/.test(id)

/** Events of each person, by (time, order of import). */
function people(events: PlainEvent[]): Map<string, PlainEvent[]> {
  const ordered = events
    .map((event, order) => ({ event, order }))
    .sort((a, b) => a.event.time - b.event.time || a.order - b.order)
  const persons = new Map<string, PlainEvent[]>()
  ordered.forEach(({ event }, at) => {
    const identified = ordered
      .map(({ event: other }, index) => ({ other, index }))
      .filter(({ other }) => !blocked(other.visitor) && other.visitor === event.visitor && !blocked(other.user))
    const next = identified.find(({ index }) => index > at) ?? identified.findLast(({ index }) => index < at)
    const person = !blocked(event.user)
      ? `user ${event.user}`
      : blocked(event.visitor)
        ? null
        : next
          ? `user ${next.other.user}`
          : `visitor ${event.visitor}`
    if (person !== null) persons.set(person, [...(persons.get(person) ?? []), event])
  })
  return persons
}

export function attribution(
  events: PlainEvent[],
  groupOf: (path: string) => string | null,
  goal: PlainGoal,
  { model, lookback, from, to }: PlainParams,
): Map<string, PlainRow> {
  const rows = new Map<string, PlainRow>()
  const row = (key: string): PlainRow => {
    if (!rows.has(key)) rows.set(key, { people: 0, convertedPeople: 0, conversions: 0 })
    return rows.get(key)!
  }
  for (const mine of people(events).values()) {
    const interactions = mine.filter(
      (event) => event.name === 'Page Viewed' && event.path !== '' && groupOf(event.path) !== null,
    )
    const reached = mine.filter((event) => event.name === goal.event)
    const counted = (goal.count === 'once' ? reached.slice(0, 1) : reached).filter(
      ({ time }) => time >= from && time < to,
    )
    const credited = (list: PlainEvent[]): string => {
      const event = model === 'first' ? list[0] : list.at(-1)
      return event ? groupOf(event.path)! : '(none)'
    }
    counted.forEach((conversion, index) => {
      const key = credited(
        interactions.filter(({ time }) => time >= conversion.time - lookback && time <= conversion.time),
      )
      row(key).conversions++
      if (index === 0) {
        row(key).people++
        row(key).convertedPeople++
      }
    })
    if (counted.length > 0 || !interactions.some(({ time }) => time >= from && time < to)) continue
    row(credited(interactions.filter(({ time }) => time >= from - lookback && time < to))).people++
  }
  return rows
}
