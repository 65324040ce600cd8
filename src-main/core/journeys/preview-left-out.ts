/** Whom patterns of `excludePeople` would leave out of reports, before they are applied. */
import type { ExcludePeoplePreview } from '../../../shared/api.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { isBlockedId } from './blocked.ts'
import { findIds, idPattern } from './leave-out.ts'

const examples = 5

type Context = Pick<ReportContext, 'db' | 'journeys'>
type Visit = (pattern: number, person: number, id: string, events: number) => void

/** Everybody who fits, those left out already too: once for each of the patterns. People who count come before the others. */
export function eachFitting({ db, journeys }: Context, patterns: readonly string[], visit: Visit): void {
  const { people, offset } = journeys.everybody
  const user = journeys.column('personUser')
  const visitor = journeys.column('personVisitor')
  const personOfUser = new Map<number, number>()
  const personOfVisitor = new Map<number, number>()
  for (let person = 0; person < people; person++)
    if (user[person] !== 0) personOfUser.set(user[person]!, person)
    else personOfVisitor.set(visitor[person]!, person)
  findIds(db, patterns.map(idPattern), journeys.idsOfPeople()).forEach((ids, pattern) => {
    const lookAt = (fitting: Map<number, string>, personOf: Map<number, number>): void => {
      for (const [key, id] of fitting) {
        const person = personOf.get(key)
        if (person !== undefined) visit(pattern, person, id, offset[person + 1]! - offset[person]!)
      }
    }
    lookAt(ids.user, personOfUser)
    lookAt(ids.visitor, personOfVisitor)
  })
}

export function previewLeftOut(context: Context, patterns: readonly string[]): ExcludePeoplePreview {
  const total = new Map<number, number>()
  const found = patterns.map(() => ({ people: 0, events: 0, most: [] as { id: string; events: number }[] }))
  eachFitting(context, patterns, (pattern, person, id, events) => {
    const each = found[pattern]!
    total.set(person, events)
    each.people++
    each.events += events
    if (each.most.length === examples && events <= each.most.at(-1)!.events) return
    each.most.push({ id, events })
    each.most.sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1))
    each.most.length = Math.min(each.most.length, examples)
  })
  return {
    patterns: found.map(({ people, events, most }, index) => ({
      people,
      events,
      examples: most.map(({ id }) => id),
      users: people === 0 ? usersOfVisitor(context.db, patterns[index]!) : [],
    })),
    people: total.size,
    events: [...total.values()].reduce((sum, events) => sum + events, 0),
  }
}

/** Users of whom a visitor id fits: they are known by another id. */
export function usersOfVisitor(db: Context['db'], pattern: string): string[] {
  const fits = idPattern(pattern)
  const visitors = db.prepare(`SELECT id, value FROM visitor`).raw().all() as [number, string][]
  const fitting = visitors.filter(([, value]) => fits(value) && !isBlockedId(value)).map(([id]) => id)
  return db
    .prepare(
      `SELECT DISTINCT user.value FROM actor JOIN user ON user.id = actor.user_id
       WHERE actor.visitor_id IN (SELECT value FROM json_each(?)) ORDER BY user.value LIMIT ?`,
    )
    .pluck()
    .all(JSON.stringify(fitting), examples) as string[]
}
