/** Files as they were looked at: what is chosen for one, or for another beside it, changes nothing of what stands in it. */
import type { LookProgress } from '../../../../shared/import.ts'
import { stampOf } from '../containers/source.ts'
import type { ReadSheets } from '../containers/workbooks.ts'
import type { ImportOptions } from '../options.ts'
import { Recent, type Waiting } from '../recent.ts'
import { type InspectedFile, inspectFile } from './inspect-file.ts'

export type Inspect = (path: string, choices?: ImportOptions, waiting?: Waiting<LookProgress>) => Promise<InspectedFile>

/** Of each some rows are kept; workbooks, of which all are, are kept elsewhere. */
const most = 8

export class LookedAt {
  private readonly kept = new Recent<InspectedFile, LookProgress>(most)
  private readonly sheetsOf: ReadSheets

  constructor(sheetsOf: ReadSheets) {
    this.sheetsOf = sheetsOf
  }

  /**
   * As `inspectFile`; once, while the file and what is said of its text stay as they are. Several may wait for it: it is given up
   * when all of them have.
   */
  readonly inspect: Inspect = async (path, choices = {}, waiting = {}) => {
    const { encoding, delimiter, headerLine, sheets, kind, format, dates } = choices
    const key = JSON.stringify([path, stampOf(path), encoding, delimiter, headerLine, sheets, kind, format, dates])
    const inspected = await this.kept.of(key, (all) => inspectFile(path, choices, all, this.sheetsOf), waiting)
    if (inspected.packing === 'xlsx') this.kept.forget(key)
    return inspected
  }

  forget(): void {
    this.kept.forget()
  }
}
