/** User ids that differ in capitals only, which may be one person's. */
import type { UserCapitals } from '../../../shared/apart-spellings.ts'
import type { ReadDb } from '../workspace/db.ts'
import { isBlockedId } from './blocked.ts'
import { spelledAlike } from './store.ts'

const shown = 3

/** Ids that identify nobody are nobody's in any spelling. */
export function userCapitals(db: ReadDb): UserCapitals {
  const rows = db.prepare(`${spelledAlike} ORDER BY ids DESC, first`).all() as { alike: string; ids: number }[]
  const alike = rows.filter((each) => !isBlockedId(each.alike))
  const spellings = db.prepare(`SELECT value FROM user WHERE lower(value) = ? ORDER BY id`).pluck()
  return {
    ids: alike.reduce((sum, { ids }) => sum + ids, 0),
    people: alike.length,
    examples: alike.slice(0, shown).map((each) => spellings.all(each.alike) as string[]),
  }
}
