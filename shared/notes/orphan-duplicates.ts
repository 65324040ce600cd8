/** Kept with an import whose duplicates may be of one that was undone, where its file could not be read again: nothing stands for them. */
import { counted, plural } from '../text/figures.ts'

/** `undone`: the file whose import was; `rows`: how many of the other's duplicates may have been of it, at most. */
export const orphanDuplicatesNote = (undone: string, rows: number): string =>
  `${undone} was undone since, and this file is no longer where and as it was imported: up to ${counted(rows, 'row')} of it that ${plural(rows, 'was a duplicate', 'were duplicates')} may be in no other file now. Import either of them again.`

/** The file whose import was undone; null where that was not said. */
export const readOrphanDuplicates = (note: string): string | null =>
  /^(.+) was undone since, and this file is no longer where /.exec(note)?.[1] ?? null
