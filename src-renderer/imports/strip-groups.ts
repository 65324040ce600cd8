/** Which files of an import stand as one: a folder of daily exports is no list to read. Pure. */
import type { ImportKind } from '../../shared/import.ts'
import { listedEach } from '../../shared/notes/merged-reports.ts'
import { about, counted, plural } from '../format.ts'
import { asksName } from './mapping.ts'
import type { ChosenFile } from './session.ts'

export interface Read {
  rows: number
  exact: boolean
  /** What it was taken for. */
  format: string
  /** Of files that are read alike it is the same. */
  like: string
}

export type Readiness =
  /** `before`: as it was read until it is looked at again; `own`: by a choice of its own, which can be taken back. */
  | { state: 'pending'; before?: Read; own?: boolean }
  | ({ state: 'ready' } & Read)
  | {
      state: 'refused'
      /** Of a table that is no import but of a setting: what it holds; null = it cannot be used. */
      holds: string | null
      /** A choice on the screen, which is proposed there, makes it usable. */
      asks: boolean
    }

/** A time alone is no proposal. */
export const suggests = (suggested: object): boolean => Object.keys(suggested).some((field) => field !== 'time')

/** Columns for what a file lacks are proposed, or only the order of its dates or the name of its event is not known. */
export const needsChoice = ({
  suggested,
  dayOrder,
  problems,
}: {
  suggested: object
  dayOrder: string | null
  problems: readonly { title: string }[]
}): boolean => dayOrder === 'ask' || asksName(problems) || suggests(suggested)

/**
 * Of a file that cannot be read as it is: whether its columns are shown all the same. A table whose columns only have other names is no
 * bad file; one of several choices may leave nothing to be read until the next is made.
 */
export const showsColumns = (
  preview: Parameters<typeof needsChoice>[0] & { kind: ImportKind },
  { touched, choices }: Pick<ChosenFile, 'touched' | 'choices'>,
): boolean =>
  needsChoice(preview) ||
  touched.length > 0 ||
  // Whoever said what the file is goes on to say which column is which.
  (preview.kind === 'tools' && (choices.kind ?? choices.format) !== undefined)

export interface StripGroup {
  key: string
  /** null = a file by itself. */
  state: 'ready' | 'pending' | 'left out' | null
  files: readonly ChosenFile[]
  /** `122 files, about 37,302 rows`. */
  title: string
  /** What they were taken for. */
  says: string
}

export function stripGroups(
  files: readonly ChosenFile[],
  readiness: ReadonlyMap<number, Readiness>,
  isLeftOut: (file: ChosenFile) => boolean,
): StripGroup[] {
  const groups = new Map<string, { state: NonNullable<StripGroup['state']>; files: ChosenFile[] }>()
  const join = (file: ChosenFile, state: NonNullable<StripGroup['state']>, key: string): void => {
    const group = groups.get(key)
    if (group) group.files.push(file)
    else groups.set(key, { state, files: [file] })
  }
  const rows = new Map<number, Read>()
  for (const file of files) {
    const known = readiness.get(file.id)
    if (isLeftOut(file)) join(file, 'left out', 'left out')
    else if (file.error !== null || known?.state === 'refused')
      groups.set(`file ${file.id}`, { state: 'ready', files: [file] }) // prettier-ignore
    else {
      const read = known?.state === 'ready' ? known : known?.before
      if (read !== undefined) rows.set(file.id, read)
      join(file, read === undefined ? 'pending' : 'ready', read?.like ?? 'pending')
    }
  }
  // Those by themselves stand in the order in which they were chosen, whatever they are alike; a group where its first file does.
  const places = new Map(files.map(({ id }, at) => [id, at]))
  const shown = [...groups]
    .flatMap<Pick<StripGroup, 'key' | 'state' | 'files'>>(([key, group]) =>
      group.files.length > listedEach
        ? [{ key, ...group }]
        : group.files.map((file) => ({ key: `file ${file.id}`, state: null, files: [file] })),
    )
    .toSorted((a, b) => places.get(a.files[0]!.id)! - places.get(b.files[0]!.id)!)
  return shown.map(({ key, state, files: each }) => {
    const found = each.flatMap(({ id }) => rows.get(id) ?? [])
    const sum = found.reduce((total, one) => total + one.rows, 0)
    const exact = found.every((one) => one.exact)
    const rowsOf = found.length === 0 ? '' : `, ${exact ? '' : 'about '}${about(sum)} ${plural(sum, 'row')}`
    return {
      key,
      state,
      files: each,
      title: `${counted(each.length, 'file')}${rowsOf}`,
      says: state === 'left out' ? 'here already, left out' : (found[0]?.format ?? ''),
    }
  })
}
