/** Whom patterns of `excludePeople` would leave out of reports, before they are applied. */
import type { ExcludePeoplePreview } from '../../../shared/api.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { findIds, idPattern } from './leave-out.ts'

const examples = 5

/** Everybody is looked at, those left out already too. */
export function previewLeftOut(
  { db, journeys }: Pick<ReportContext, 'db' | 'journeys'>,
  patterns: readonly string[],
): ExcludePeoplePreview {
  const { people, offset } = journeys.everybody
  const user = journeys.column('personUser')
  const visitor = journeys.column('personVisitor')
  const personOfUser = new Map<number, number>()
  const personOfVisitor = new Map<number, number>()
  for (let person = 0; person < people; person++)
    if (user[person] !== 0) personOfUser.set(user[person]!, person)
    else personOfVisitor.set(visitor[person]!, person)
  const total = new Map<number, number>()
  const found = findIds(db, patterns.map(idPattern), journeys.idsOfPeople()).map((ids) => {
    const each = { people: 0, events: 0, most: [] as { id: string; events: number }[] }
    const lookAt = (fitting: Map<number, string>, personOf: Map<number, number>): void => {
      for (const [key, id] of fitting) {
        const person = personOf.get(key)
        if (person === undefined) continue
        const events = offset[person + 1]! - offset[person]!
        total.set(person, events)
        each.people++
        each.events += events
        if (each.most.length === examples && events <= each.most.at(-1)!.events) continue
        each.most.push({ id, events })
        each.most.sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1))
        each.most.length = Math.min(each.most.length, examples)
      }
    }
    lookAt(ids.user, personOfUser)
    lookAt(ids.visitor, personOfVisitor)
    return each
  })
  return {
    patterns: found.map(({ people: fitting, events, most }) => ({
      people: fitting,
      events,
      examples: most.map(({ id }) => id),
    })),
    people: total.size,
    events: [...total.values()].reduce((sum, events) => sum + events, 0),
  }
}
