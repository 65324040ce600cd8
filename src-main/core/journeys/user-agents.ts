/**
 * People by the user agents they came with. Stored is that of the first event on a page of each visitor and user in a file:
 * a visitor id lives in one browser. Events that stand on no page have none, since servers send what real people did under
 * the names of their libraries.
 */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import { anyPattern } from './leave-out.ts'
import { deviceOf } from '../device.ts'
import { isRobot } from '../robots.ts'
import type { EventColumns, Identities } from './identity.ts'

type Settings = WorkspaceConfig['excludeUserAgents']

export const leavesOutUserAgents = ({ robots, patterns }: Settings): boolean => robots || patterns.length > 0

export function userAgentTest({ robots, patterns }: Settings): (userAgent: string) => boolean {
  const fits = anyPattern(patterns)
  return (userAgent) => (robots && isRobot(userAgent)) || fits(userAgent)
}

class PeopleUserAgents {
  /** By id; those nobody came with are not there. */
  readonly names: ReadonlyMap<number, string>
  /** Of one person after the other: ids, each as often as it was stored. */
  private readonly people: readonly { person: number; userAgents: readonly number[] }[]

  constructor(names: ReadonlyMap<number, string>, people: PeopleUserAgents['people']) {
    this.names = names
    this.people = people
  }

  /** People with a known user agent. */
  get known(): number {
    return this.people.length
  }

  /** People whose user agents are known and all fit, ascending; `each` is told of them with the ids of theirs. */
  allFit(
    fits: (userAgent: string) => boolean,
    each?: (person: number, userAgents: readonly number[]) => void,
  ): number[] {
    const fitting = new Set([...this.names].filter(([, name]) => fits(name)).map(([id]) => id))
    if (fitting.size === 0) return []
    const found: number[] = []
    for (const { person, userAgents } of this.people) {
      if (!userAgents.every((id) => fitting.has(id))) continue
      found.push(person)
      each?.(person, userAgents)
    }
    return found
  }
}

/** `offset` and `event` of everybody, in any order of people that is the same in both. */
export function userAgentsOf(
  db: ReadDb,
  { offset, event }: { offset: Uint32Array; event: Int32Array },
): PeopleUserAgents {
  const names = new Map(db.prepare(`SELECT id, value FROM user_agent`).raw().all() as [number, string][])
  if (names.size === 0) return new PeopleUserAgents(names, [])
  const userAgentOf = userAgentOfEvents(db)
  const people: { person: number; userAgents: number[] }[] = []
  for (let person = 0; person + 1 < offset.length; person++) {
    let userAgents: number[] | null = null
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const userAgent = userAgentOf[event[row]!]
      if (userAgent) (userAgents ??= []).push(userAgent)
    }
    if (userAgents) people.push({ person, userAgents })
  }
  return new PeopleUserAgents(names, people)
}

/** By id of the event; 0, or none, where it has none. */
function userAgentOfEvents(db: ReadDb): Int32Array {
  const last = db.prepare(`SELECT coalesce(max(event_id), 0) FROM event_user_agent`).pluck().get() as number
  const userAgentOf = new Int32Array(last + 1)
  const rows = db.prepare(`SELECT event_id, user_agent_id FROM event_user_agent`).raw().iterate()
  for (const [id, userAgent] of rows as Iterable<[number, number]>) userAgentOf[id] = userAgent
  return userAgentOf
}

/**
 * Per actor the device that the first known user agent of its visitor tells, '' where none does; empty where no event has a user agent.
 * A user without a visitor id may have several devices, of which one user agent says nothing.
 */
export function devicesOfActors(
  db: ReadDb,
  columns: () => Pick<EventColumns, 'event' | 'actor' | 'time'>,
  { actorVisitor, visitors }: Pick<Identities, 'actorVisitor' | 'visitors'>,
): string[] {
  const names = new Map(db.prepare(`SELECT id, value FROM user_agent`).raw().all() as [number, string][])
  if (names.size === 0) return []
  const devices = new Map([...names].map(([id, name]) => [id, deviceOf(name)]))
  const userAgentOf = userAgentOfEvents(db)
  const { event, actor, time } = columns()
  const ofVisitor = new Array<string>(visitors + 1).fill('')
  const at = new Float64Array(visitors + 1).fill(Infinity)
  for (let row = 0; row < event.length; row++) {
    const device = devices.get(userAgentOf[event[row]!] ?? 0) ?? ''
    const visitor = actorVisitor[actor[row]!]!
    if (device === '' || visitor === 0) continue
    // Of two at once the one whose name comes first, whichever file was imported first.
    if (time[row]! > at[visitor]! || (time[row] === at[visitor] && device > ofVisitor[visitor]!)) continue
    at[visitor] = time[row]!
    ofVisitor[visitor] = device
  }
  return Array.from(actorVisitor, (visitor) => ofVisitor[visitor]!)
}
