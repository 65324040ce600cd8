/**
 * The definitions of identity, eligibility, touches and every model, written as plainly as they read and without any
 * regard for speed: what the engine is compared with.
 */
export interface PlainEvent {
  /** Epoch ms. */
  time: number
  visitor: string
  user: string
  name: string
  path: string
  source?: string
  id?: string
}

export interface PlainGoal {
  event: string
  count: 'once' | 'every'
}

export type PlainModel =
  | 'first' | 'last' | 'last-non-direct' | 'linear' | 'position' | 'j' | 'inverse-j' | 'time-decay' | 'participation'
  | 'markov' | 'shapley' | 'shapley-ordered' // prettier-ignore

export type PlainRule = 'next-user' | 'last-user' | 'connected' | 'none'

export interface PlainParams {
  model: PlainModel
  lookback: number
  from: number
  to: number
  unit?: 'interaction' | 'session'
  excludeDirect?: boolean
  rule?: PlainRule
  halfLifeDays?: number
  gapMinutes?: number
}

export interface PlainRow {
  people: number
  convertedPeople: number
  conversions: number
}

const day = 86_400_000

const blocked = (id: string): boolean =>
  ['', 'null', 'undefined', 'anonymous', 'guest', '-1'].includes(id.toLowerCase()) || /^[0-]*0[0-]*$/.test(id)

/** Events of each person, by (time, order of import). */
function people(events: PlainEvent[], rule: PlainRule): Map<string, PlainEvent[]> {
  const ordered = events
    .map((event, order) => ({ event, order }))
    .sort((a, b) => a.event.time - b.event.time || a.order - b.order)
    .map(({ event }) => event)
  const visitorOf = ({ visitor }: PlainEvent): string | null => (blocked(visitor) ? null : `visitor ${visitor}`)
  const userOf = ({ user }: PlainEvent): string | null => (blocked(user) ? null : `user ${user}`)
  const identified = (event: PlainEvent) =>
    ordered
      .map((other, index) => ({ other, index }))
      .filter(({ other }) => visitorOf(other) !== null && other.visitor === event.visitor && userOf(other) !== null)
  const connectedTo = (id: string): string => {
    const component = new Set([id])
    for (let size = 0; size < component.size;) {
      size = component.size
      for (const event of ordered) {
        const ids = [visitorOf(event), userOf(event)].filter((each) => each !== null)
        if (ids.some((each) => component.has(each))) ids.forEach((each) => component.add(each))
      }
    }
    return [...component].sort().join(' + ')
  }
  const owner = (event: PlainEvent, at: number): string | null => {
    const visitor = visitorOf(event)
    const user = userOf(event)
    switch (rule) {
      case 'none':
        return visitor ?? user
      case 'connected': {
        const id = visitor ?? user
        return id === null ? null : connectedTo(id)
      }
      case 'last-user': {
        if (visitor === null) return user
        const last = identified(event).at(-1)
        return last ? userOf(last.other) : visitor
      }
      case 'next-user': {
        if (user !== null) return user
        if (visitor === null) return null
        const mine = identified(event)
        const next = mine.find(({ index }) => index > at) ?? mine.findLast(({ index }) => index < at)
        return next ? userOf(next.other) : visitor
      }
    }
  }
  const persons = new Map<string, PlainEvent[]>()
  ordered.forEach((event, at) => {
    const person = owner(event, at)
    if (person !== null) persons.set(person, [...(persons.get(person) ?? []), event])
  })
  return persons
}

interface Path {
  /** Keys of the touches, in order. */
  keys: string[]
  /** Days before the conversion, and whether direct, of each. */
  ages: number[]
  direct: boolean[]
}

/** Credit of each touch; Markov and Shapley, which look at keys, are below. */
function touchCredits({ keys, ages, direct }: Path, model: PlainModel, halfLifeDays: number): number[] {
  const n = keys.length
  const one = (winner: number): number[] => keys.map((_, i) => (i === winner ? 1 : 0))
  const ends = (first: number, last: number): number[] => {
    if (n === 1) return [1]
    if (n === 2) return [first / (first + last), last / (first + last)]
    return keys.map((_, i) => (i === 0 ? first : i === n - 1 ? last : (1 - first - last) / (n - 2)))
  }
  switch (model) {
    case 'first':
      return one(0)
    case 'last':
      return one(n - 1)
    case 'last-non-direct':
      return one(direct.includes(false) ? direct.lastIndexOf(false) : n - 1)
    case 'linear':
      return keys.map(() => 1 / n)
    case 'position':
      return ends(0.4, 0.4)
    case 'j':
      return ends(0.2, 0.6)
    case 'inverse-j':
      return ends(0.6, 0.2)
    case 'time-decay': {
      const weights = ages.map((age) => 2 ** (-age / halfLifeDays))
      const sum = weights.reduce((total, weight) => total + weight, 0)
      return weights.map((weight) => weight / sum)
    }
    case 'participation':
      return keys.map((key, i) => (keys.indexOf(key) === i ? 1 : 0))
    case 'shapley':
    case 'shapley-ordered':
    case 'markov':
      throw new Error(`${model} gives no credit to touches.`)
  }
}

/** Shapley values by their definition, over all coalitions; v(S) = conversions whose keys are all in S. */
export function bruteForceShapley(journeys: readonly (readonly string[])[]): Map<string, number> {
  const players = [...new Set(journeys.flat())]
  const n = players.length
  const sets = journeys.map((keys) => keys.reduce((bits, key) => bits | (1 << players.indexOf(key)), 0))
  const worth = Array.from({ length: 1 << n }, (_, coalition) => sets.filter((set) => (set & ~coalition) === 0).length)
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1))
  return new Map(
    players.map((player, i) => {
      let value = 0
      for (let coalition = 0; coalition < 1 << n; coalition++) {
        if (coalition & (1 << i)) continue
        const size = players.filter((_, each) => coalition & (1 << each)).length
        const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n)
        value += weight * (worth[coalition | (1 << i)]! - worth[coalition]!)
      }
      return [player, value]
    }),
  )
}

/** P(conversion) of the chain of these paths, all transitions into `removed` going to null: Gaussian elimination. */
function probability(converted: string[][], lost: string[][], removed: string | null): number {
  const states = [...new Set([...converted, ...lost].flat())]
  const count = new Map<string, number>()
  const from = new Map<string, number>()
  const go = (a: string, b: string): void => {
    count.set(`${a} → ${b}`, (count.get(`${a} → ${b}`) ?? 0) + 1)
    from.set(a, (from.get(a) ?? 0) + 1)
  }
  for (const [paths, end] of [
    [converted, '!'],
    [lost, '0'],
  ] as const)
    // prettier-ignore
    for (const path of paths) ['^', ...path].forEach((key, i) => go(key, [...path, end][i]!))
  const rate = (a: string, b: string): number =>
    b === removed || a === removed ? 0 : (count.get(`${a} → ${b}`) ?? 0) / (from.get(a) ?? 1)
  // x = Q·x + r over the start and all states.
  const unknowns = ['^', ...states]
  const rows = unknowns.map((a) => [...unknowns.map((b) => (a === b ? 1 : 0) - rate(a, b)), rate(a, '!')])
  const n = unknowns.length
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < n; row++) {
      const factor = row === column ? 0 : rows[row]![column]! / rows[column]![column]!
      if (factor !== 0) rows[row] = rows[row]!.map((value, i) => value - factor * rows[column]![i]!)
    }
  }
  return rows[0]![n]! / rows[0]![0]!
}

/** Removal effects by removing each key and solving again. */
export function removalEffects(converted: string[][], lost: string[][]): Map<string, number> {
  const whole = probability(converted, lost, null)
  const keys = [...new Set([...converted, ...lost].flat())]
  return new Map(keys.map((key) => [key, whole === 0 ? 0 : 1 - probability(converted, lost, key) / whole]))
}

export function attribution(
  events: PlainEvent[],
  groupOf: (path: string, time: number) => string | null,
  goal: PlainGoal,
  params: PlainParams,
): Map<string, PlainRow> {
  const { model, lookback, from, to, unit = 'interaction', excludeDirect = false } = params
  const { rule = 'next-user', halfLifeDays = 7, gapMinutes = 30 } = params
  const rows = new Map<string, PlainRow>()
  const row = (key: string): PlainRow => {
    if (!rows.has(key)) rows.set(key, { people: 0, convertedPeople: 0, conversions: 0 })
    return rows.get(key)!
  }
  const single = model === 'first' || model === 'last'
  const converted: string[][] = []
  const lost: string[][] = []
  for (const mine of people(events, rule).values()) {
    const session: number[] = []
    mine.forEach((event, i) =>
      session.push(i === 0 ? 0 : session[i - 1]! + (event.time - mine[i - 1]!.time > gapMinutes * 60_000 ? 1 : 0)),
    )
    const interactions = mine
      .map((event, i) => ({ ...event, session: session[i]! }))
      .filter((event) => event.name === 'Page Viewed' && event.path !== '' && groupOf(event.path, event.time) !== null)
    const pathOf = (list: typeof interactions, until: number): Path => {
      const touches = list
        .filter((event, i) => unit === 'interaction' || i === 0 || event.session !== list[i - 1]!.session)
        .filter((event) => !excludeDirect || (event.source ?? '') !== '')
      return {
        keys: touches.map(({ path, time }) => groupOf(path, time)!),
        ages: touches.map(({ time }) => (until - time) / day),
        direct: touches.map(({ source }) => (source ?? '') === ''),
      }
    }
    const countPerson = ({ keys, direct, ages }: Path, isConverter: boolean): void => {
      const chosen = single ? touchCredits({ keys, direct, ages }, model, halfLifeDays) : keys.map(() => 1)
      for (const key of new Set(keys.filter((_, i) => chosen[i] === 1))) {
        row(key).people++
        if (isConverter) row(key).convertedPeople++
      }
    }
    const reached = mine.filter((event) => event.name === goal.event)
    const counted = (goal.count === 'once' ? reached.slice(0, 1) : reached).filter(
      ({ time }) => time >= from && time < to,
    )
    counted.forEach((conversion, index) => {
      const path = pathOf(
        interactions.filter(({ time }) => time >= conversion.time - lookback && time <= conversion.time),
        conversion.time,
      )
      if (path.keys.length === 0) {
        row('(none)').conversions++
        if (index === 0) {
          row('(none)').people++
          row('(none)').convertedPeople++
        }
        return
      }
      if (index === 0) countPerson(path, true)
      converted.push(path.keys)
      if (model === 'markov' || model === 'shapley' || model === 'shapley-ordered') return
      touchCredits(path, model, halfLifeDays).forEach((credit, i) => (row(path.keys[i]!).conversions += credit))
    })
    if (counted.length > 0 || !interactions.some(({ time }) => time >= from && time < to)) continue
    const path = pathOf(
      interactions.filter(({ time }) => time >= from - lookback && time < to),
      to,
    )
    if (path.keys.length === 0) continue
    countPerson(path, false)
    lost.push(path.keys)
  }
  if (model === 'shapley' || model === 'shapley-ordered')
    for (const [key, value] of bruteForceShapley(converted)) row(key).conversions = value
  if (model === 'markov') {
    const effects = removalEffects(converted, lost)
    const sum = [...effects.values()].reduce((total, effect) => total + effect, 0)
    for (const [key, effect] of effects) row(key).conversions = sum === 0 ? 0 : (converted.length * effect) / sum
  }
  for (const [key, { people: who, conversions }] of rows) if (who === 0 && conversions === 0) rows.delete(key)
  return rows
}
