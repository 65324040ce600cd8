import { create } from 'zustand'

interface SaveDialogState {
  /** What is to be saved or printed: the view in front, or the document that is put together. */
  open: 'view' | 'document' | null
  /** Adds the view in front to the document; null where none is in front, or it is there already. */
  add: (() => void) | null
  /** A report is in front. */
  hasView: boolean
}

export const useSaveDialog = create<SaveDialogState>(() => ({ open: null, add: null, hasView: false }))
export const openSaveDialog = (open: 'view' | 'document'): void => useSaveDialog.setState({ open })
