/** Ids that events of a file say beside those of their people, while it is not imported yet: what `findProperties` finds in a workspace. */
import { parseProperties } from '../../goals/properties.ts'
import type { EventBatch } from '../encode/event-encoder.ts'
import { unpack } from '../encode/packed-text.ts'
import { isIdName, spelled } from './id-property.ts'

/** Of one property of one event: how many events say each id, and how many of these have a user besides. */
interface SaidIds {
  event: string
  property: string
  counts: Map<string, { events: number; ofUsers: number }>
}

/** Of the answer to which ids are there. */
export interface SaidAmong extends Pick<SaidIds, 'event' | 'property'> {
  found: ReadonlySet<string>
  events: number
  ofUsers: number
}

/** More different ids are more than a preview may keep. */
const mostIds = 1_000_000

export class PropertiesOfEvents {
  private readonly said = new Map<string, SaidIds>()
  private ids = 0
  private names: string[] = []
  private nameOfAction: number[] = []
  private userOfActor: number[] = []

  /** Numbers of entries begin anew. */
  restart(): void {
    this.names = []
    this.nameOfAction = []
    this.userOfActor = []
  }

  add({ entries, details, action, actor }: EventBatch): void {
    for (const { value } of entries.names) this.names.push(value)
    for (const name of entries.actions.map((each) => each.name)) this.nameOfAction.push(name)
    for (const user of entries.actors.user) this.userOfActor.push(user)
    details.row.forEach((row, at) => {
      const json = unpack(details.properties, at)
      // Reading all objects takes seconds, and few have such a name.
      if (json === null || !/[iI][dD]"/.test(json)) return
      const event = this.names[this.nameOfAction[action[row]! - 1]! - 1] ?? ''
      const hasUser = (this.userOfActor[actor[row]! - 1] ?? 0) !== 0
      for (const [property, value] of Object.entries(parseProperties(json))) {
        const id = isIdName(property) ? spelled(value) : ''
        if (id !== '') this.count(event, property, id, hasUser)
      }
    })
  }

  private count(event: string, property: string, id: string, hasUser: boolean): void {
    const key = JSON.stringify([event, property])
    if (!this.said.has(key)) this.said.set(key, { event, property, counts: new Map() })
    const { counts } = this.said.get(key)!
    const known = counts.get(id)
    if (known === undefined && this.ids >= mostIds) return
    if (known === undefined) this.ids++
    counts.set(id, { events: (known?.events ?? 0) + 1, ofUsers: (known?.ofUsers ?? 0) + Number(hasUser) })
  }

  among(ids: ReadonlySet<string>): SaidAmong[] {
    return [...this.said.values()].flatMap(({ event, property, counts }): SaidAmong[] => {
      const found = [...ids].flatMap((id) => (counts.has(id) ? [[id, counts.get(id)!] as const] : []))
      const sum = (of: 'events' | 'ofUsers'): number => found.reduce((total, [, each]) => total + each[of], 0)
      return found.length === 0 ? [] : [{ event, property, found: new Set(found.map(([id]) => id)), events: sum('events'), ofUsers: sum('ofUsers') }] // prettier-ignore
    })
  }
}
