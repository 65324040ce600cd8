/** What a tool is on a day: its status says what was planned of it, its dates say whether that is over or still to come. */

export const statusesOn = ['active', 'trial', 'candidate', 'retired', 'ended', 'not started'] as const
export type StatusOn = (typeof statusesOn)[number]

interface Dated {
  status: Exclude<StatusOn, 'ended' | 'not started'>
  startDate: string | null
  endDate: string | null
}

/** In use from its start to the day before its end; a candidate never is. */
export function statusOn({ status, startDate, endDate }: Dated, day: string): StatusOn {
  if (status !== 'active' && status !== 'trial') return status
  if (endDate !== null && endDate <= day) return 'ended'
  return startDate !== null && startDate > day ? 'not started' : status
}
