/** Files that were read alike, as one: of a folder of daily exports each says the same but for its days and its rows. */
import { countedNote, readCounted } from './counted-notes.ts'
import type { FileReport } from '../import.ts'

/** So many are a list to read; more are one line that opens. */
export const listedEach = 3

export type MergedReport<T extends FileReport> = T & {
  /** In their order; a file by itself is the only one. */
  each: readonly T[]
}

/** How it was read; keys of JSON stand in any order. Notes on tools are on names and amounts, and each of them matters; those on events are mostly of every file. */
const saidOf = (report: FileReport): string => {
  const { kind, format, encoding, delimiter, zone, saysUtc, columnsKept, columnsDropped, notes } = report
  return JSON.stringify([kind, format, encoding, delimiter, zone, saysUtc ?? null, columnsKept.toSorted(), columnsDropped.toSorted(), kind === 'events' ? [] : notes]) // prettier-ignore
}

/** Rejected rows are of one file each, by line. */
const isPlain = ({ rowsRejected }: FileReport): boolean => rowsRejected === 0

export function mergedReports<T extends FileReport>(reports: readonly T[]): MergedReport<T>[] {
  const groups = new Map<string, T[]>()
  reports.forEach((report, index) => {
    const key = isPlain(report) ? saidOf(report) : String(index)
    const group = groups.get(key)
    if (group) group.push(report)
    else groups.set(key, [report])
  })
  return [...groups.values()].flatMap((each) =>
    each.length > listedEach ? [merged(each)] : each.map((report) => ({ ...report, each: [report] })),
  )
}

function merged<T extends FileReport>(each: readonly T[]): MergedReport<T> {
  const sum = (of: (report: T) => number): number => each.reduce((total, report) => total + of(report), 0)
  const ranges = each.flatMap(({ timeRange }) => (timeRange ? [timeRange] : []))
  const first = ranges.map(([from]) => from).toSorted()[0]
  const last = ranges
    .map(([, to]) => to)
    .toSorted()
    .at(-1)
  return {
    ...each[0]!,
    rowsRead: sum(({ rowsRead }) => rowsRead),
    rowsImported: sum(({ rowsImported }) => rowsImported),
    rowsDuplicate: sum(({ rowsDuplicate }) => rowsDuplicate),
    seconds: sum(({ seconds }) => seconds),
    timeRange: first === undefined || last === undefined ? null : [first, last],
    each,
  }
}

/** What is said of one of them or of several, each sentence once, with the files it is of; what they count is added up. */
export function notesOf(each: readonly Pick<FileReport, 'file' | 'notes'>[]): { note: string; files: string[] }[] {
  const notes = new Map<string, { note: string; files: string[] }>()
  for (const { file, notes: own } of each)
    for (const note of own) {
      const counted = readCounted(note)
      const key = counted ? `${counted.what} ${counted.rest}` : note
      const before = notes.get(key)
      if (!before) notes.set(key, { note, files: [file] })
      else {
        before.files.push(file)
        const sum = (readCounted(before.note)?.count ?? 0) + (counted?.count ?? 0)
        if (counted) before.note = countedNote(counted.what, sum, counted.rest)
      }
    }
  return [...notes.values()]
}
