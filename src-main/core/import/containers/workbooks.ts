/** The workbook that is being looked at, as it was read: each choice in its preview is about the same cells. */
import { stampOf } from './source.ts'
import { readSheets, type Sheet } from './xlsx.ts'

export type ReadSheets = (path: string) => Promise<Sheet[]>

/** One at a time, since one may fill much of the memory; read again once it is another on the disk. */
export class Workbooks {
  private kept: { path: string; stamp: string; sheets: Promise<Sheet[]> } | null = null

  readonly sheets: ReadSheets = (path) => {
    const stamp = stampOf(path)
    if (this.kept?.path === path && this.kept.stamp === stamp) return this.kept.sheets
    // The one before is not needed while this is read.
    this.kept = null
    const sheets = readSheets(path)
    const kept = (this.kept = { path, stamp, sheets })
    sheets.catch(() => {
      if (this.kept === kept) this.kept = null
    })
    return sheets
  }

  forget(): void {
    this.kept = null
  }
}
