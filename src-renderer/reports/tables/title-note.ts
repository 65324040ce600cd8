import { textWidth } from '../../charts/text.ts'

/** Sizes of a title and of the note beside it, and what is between them and beside both, px. */
const [titleSize, noteSize, gaps] = [13, 12, 14]

/** The first of `notes` that has room beside the title, the longest first; the last where none has. */
export const titleNote = (name: string, notes: readonly string[], room: number): string =>
  notes.find((note) => textWidth(name, titleSize) + textWidth(note, noteSize) + gaps <= room) ?? notes.at(-1) ?? ''
