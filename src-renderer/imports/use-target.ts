import { useMemo } from 'react'
import type { WorkspaceStatus } from '../../shared/api.ts'
import { useWorkspace } from '../api.ts'
import { type ChosenFile, type Into, type Target, togetherText, useImportSession } from './session.ts'

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
  const said = useImportSession(saidZone)
  const text = useImportSession(togetherText)
  const together = useMemo(() => JSON.parse(text) as Into['together'], [text])
  return {
    target,
    together,
    proposedZone: proposedZone(target, status ?? null, Intl.DateTimeFormat().resolvedOptions().timeZone),
    zoneByOffsets: said === null && !hasZone(target, status ?? null),
  }
}

/** The first zone that was chosen for one of the files: days of reports begin by it. Times of the other files are not read in it, as each may be of another system. */
export const saidZone = ({ files }: { files: readonly Pick<ChosenFile, 'choices'>[] }): string | null =>
  files.find(({ choices }) => choices.zone !== undefined)?.choices.zone ?? null

/** What was chosen for another file, to be chosen for this one too; null where something was, or for none. */
export function zoneOfAnother(
  files: readonly Pick<ChosenFile, 'id' | 'name' | 'choices'>[],
  id: number,
): { zone: string; of: string } | null {
  if (files.find((file) => file.id === id)?.choices.zone !== undefined) return null
  const other = files.find((file) => file.id !== id && file.choices.zone !== undefined)
  return other?.choices.zone === undefined ? null : { zone: other.choices.zone, of: other.name }
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
