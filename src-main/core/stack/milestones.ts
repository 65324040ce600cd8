/** What else happened to the company: dated headcount, users and funding, shown beside the stack. */
import { inTransaction, type ReadDb, type WriteDb } from '../workspace/db.ts'
import { AppError } from '../../../shared/errors.ts'
import type { IsoDate } from './tool.ts'

export interface Milestone {
  date: IsoDate
  label: string
  /** null = the milestone says nothing about it. */
  headcount: number | null
  users: number | null
  /** In workspace currency. */
  funding: number | null
}

/** What a headcount that is planned is called. */
export const plannedHeadcount = 'Planned headcount'

/** By rising date. */
export const readMilestones = (db: ReadDb): Milestone[] =>
  db.prepare(`SELECT date, label, headcount, users, funding FROM milestone ORDER BY date, label`).all() as Milestone[]

/** The entry the row speaks of, day and label, and whether it says anything new. */
interface PutMilestone {
  entry: readonly [date: string, label: string]
  isNew: boolean
}

/** For the rows of one file: what they say of a day and label replaces what was known. */
export function putMilestone(db: WriteDb, importId: number): (milestone: Milestone) => PutMilestone {
  const known = new Map(readMilestones(db).map((milestone) => [key(milestone), JSON.stringify(milestone)]))
  const put = db.prepare(
    `INSERT INTO milestone (date, label, headcount, users, funding, import_id)
     VALUES (@date, @label, @headcount, @users, @funding, @import_id)
     ON CONFLICT (date, label) DO UPDATE SET headcount = excluded.headcount, users = excluded.users,
       funding = excluded.funding, import_id = excluded.import_id`,
  )
  return ({ date, label, headcount, users, funding }) => {
    const milestone = { date, label, headcount, users, funding }
    const text = JSON.stringify(milestone)
    const entry = [date, label] as const
    if (known.get(key(milestone)) === text) return { entry, isNew: false }
    known.set(key(milestone), text)
    put.run({ ...milestone, import_id: importId })
    return { entry, isNew: true }
  }
}

const key = ({ date, label }: Milestone): string => `${date} ${label}`

/** All of them at once. Throws USAGE for two of the same day and label. */
export function writeMilestones(db: WriteDb, milestones: readonly Milestone[]): void {
  inTransaction(db, () => {
    db.prepare(`DELETE FROM milestone`).run()
    const insert = db.prepare(
      `INSERT INTO milestone (date, label, headcount, users, funding) VALUES (@date, @label, @headcount, @users, @funding)
       ON CONFLICT DO NOTHING`,
    )
    for (const milestone of milestones)
      if (insert.run(milestone).changes === 0)
        throw new AppError('USAGE', `Two milestones of ${milestone.date} are called "${milestone.label}".`)
  })
}
