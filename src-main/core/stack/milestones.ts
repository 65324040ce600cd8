/** What else happened to the company: dated headcount, users and funding, shown beside the stack. */
import type { ReadDb } from '../workspace/db.ts'
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

/** By rising date. */
export const readMilestones = (db: ReadDb): Milestone[] =>
  db.prepare(`SELECT date, label, headcount, users, funding FROM milestone ORDER BY date, label`).all() as Milestone[]
