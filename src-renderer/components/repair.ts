import { create } from 'zustand'
import type { AppError } from '../../shared/errors.ts'

interface Repair {
  /** What could not be opened, or is to be repaired; null = nothing. */
  about: {
    /** null = the open workspace. */
    file: string | null
    error: AppError | null
  } | null
}

export const useRepair = create<Repair>(() => ({ about: null }))

/** Says why a workspace could not be opened, and offers to repair a damaged one. */
export const showRefused = (file: string, error: AppError): void => useRepair.setState({ about: { file, error } })
export const offerRepair = (): void => useRepair.setState({ about: { file: null, error: null } })
