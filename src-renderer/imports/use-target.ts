import { useWorkspace } from '../api.ts'
import { type Target, useImportSession } from './session.ts'

/** Where the files go. */
export function useTarget(): Target {
  const { status } = useWorkspace()
  const chosen = useImportSession((session) => session.target)
  // The sample is there to be looked at: own rows among its own would be taken for each other.
  return status ? (chosen ?? (status.sample ? 'new' : 'open')) : 'new'
}
