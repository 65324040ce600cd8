/** A tool that has ended and is said to be in use: the day on which it ended would go on ending it, whatever its status says. */
import type { ToolFields } from '../stack/stack.ts'

/** Whether its end date contradicts a status of being in use. */
export const isEndedInUse = (
  { status, endDate }: { status: ToolFields['status']; endDate: string | null },
  today: string,
): boolean => (status === 'active' || status === 'trial') && (endDate ?? '') !== '' && endDate! <= today
