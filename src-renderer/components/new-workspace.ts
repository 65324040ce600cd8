import { create } from 'zustand'

/** Whether the name of a new workspace is asked for. */
export const useNewWorkspace = create<{ open: boolean }>(() => ({ open: false }))
