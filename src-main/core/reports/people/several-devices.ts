/** People seen on two devices or browsers, or more: with as many visitor ids that say so. */
import { isDevice } from '../../journeys/blocked.ts'
import type { ReportContext } from '../report-context.ts'

export function hasSeveralDevices({ db, journeys }: ReportContext): (person: number) => boolean {
  const offset = journeys.column('offset')
  const actor = journeys.column('actor')
  const visitorOf = new Map<number, number>()
  const rows = db
    .prepare(`SELECT actor.id, visitor.id, visitor.value FROM actor JOIN visitor ON visitor.id = actor.visitor_id`)
    .raw()
    .iterate() as Iterable<[actor: number, visitor: number, value: string]>
  for (const [id, visitor, value] of rows) if (isDevice(value)) visitorOf.set(id, visitor)
  return (person) => {
    let first: number | undefined
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const visitor = visitorOf.get(actor[row]!)
      if (visitor === undefined || visitor === first) continue
      if (first !== undefined) return true
      first = visitor
    }
    return false
  }
}
