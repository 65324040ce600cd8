import { useMemo } from 'react'
import type { WorkspaceStatus } from '../../shared/api.ts'
import { useWorkspace } from '../api.ts'
import { type Into, type Target, togetherText, useImportSession } from './session.ts'

/** Where the files go. */
export function useTarget(): Target {
  const { status } = useWorkspace()
  const chosen = useImportSession((session) => session.target)
  // The sample is there to be looked at: own rows among its own would be taken for each other.
  return status ? (chosen ?? (status.sample ? 'new' : 'open')) : 'new'
}

/** Where they go, and the zone of times and days that is proposed there. */
export function useInto(): Into {
  const { status } = useWorkspace()
  const target = useTarget()
  // What was chosen for one file is proposed for the others.
  const said = useImportSession(({ files }) => files.find(({ choices }) => choices.zone !== undefined)?.choices.zone)
  const text = useImportSession(togetherText)
  const together = useMemo(() => JSON.parse(text) as Into['together'], [text])
  return {
    target,
    together,
    proposedZone: said ?? proposedZone(target, status ?? null, Intl.DateTimeFormat().resolvedOptions().timeZone),
    zoneByOffsets: said === undefined && !hasZone(target, status ?? null),
  }
}

type Known = Pick<WorkspaceStatus, 'events' | 'timeZone'> | null

/** Whether days of reports have a zone of their own: a workspace without visits has none yet. */
export const hasZone = (target: Target, status: Known): boolean =>
  target === 'open' && status !== null && (status.events > 0 || status.timeZone !== 'UTC')

/** That of the reports; where those have none yet, that of the person's computer. */
export function proposedZone(target: Target, status: Known, computer: string): string {
  if (status !== null && hasZone(target, status)) return status.timeZone
  // Some systems name a zone that is none.
  return Intl.supportedValuesOf('timeZone').includes(computer) ? computer : 'UTC'
}
