import { create } from 'zustand'

export const useSaveDialog = create<{ open: boolean }>(() => ({ open: false }))
export const openSaveDialog = (): void => useSaveDialog.setState({ open: true })
