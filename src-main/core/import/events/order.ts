/** Imports whose rows have an order but no times (`--order rows`, path tables). */
import { AppError } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../workspace/db.ts'
import type { EventPlan } from './plan.ts'

/** True where the workspace's events have an order only. Their times are places in it, of no meaning by themselves. */
export function isInOrderOnly(db: ReadDb): boolean {
  return stored(db, 'IS NULL')
}

function stored(db: ReadDb, timed: 'IS NULL' | 'IS NOT NULL'): boolean {
  return (
    db
      .prepare(`SELECT EXISTS (SELECT 1 FROM import WHERE first_event_id IS NOT NULL AND time_from ${timed})`)
      .pluck()
      .get() === 1
  )
}

/**
 * Continues the order where the stored events end. Throws UNSUPPORTED where events with times would come together with
 * events without: nobody could say which of two touches was first.
 */
export function continueOrder(db: ReadDb, plan: EventPlan): EventPlan {
  if (plan.order === null) {
    if (isInOrderOnly(db))
      throw new AppError(
        'UNSUPPORTED',
        `This workspace holds rows in order without times, and ${plan.path} has times; import it into a workspace of its own.`,
      )
    return plan
  }
  if (stored(db, 'IS NOT NULL'))
    throw new AppError(
      'UNSUPPORTED',
      `This workspace holds events with times, and ${plan.path} has an order only; import it into a workspace of its own.`,
    )
  return { ...plan, order: (db.prepare(`SELECT coalesce(max(time), -1) FROM event`).pluck().get() as number) + 1 }
}

/** Throws UNSUPPORTED where `what`, which needs times, is asked of events that have an order only. */
export function needTimes(db: ReadDb, what: string): void {
  if (isInOrderOnly(db))
    throw new AppError('UNSUPPORTED', `${what} needs times, and the rows of this workspace have an order only.`)
}
