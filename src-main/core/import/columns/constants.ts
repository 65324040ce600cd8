/** What holds of all rows of a table and was said in place of a column: `path==/webinar`, `event==Attended webinar`, `name==Figma`. */
import { basename } from 'node:path'
import type { ColumnMap } from '../../../../shared/import.ts'
import { AppError, type ErrorCode } from '../../../../shared/errors.ts'

/** Fields that can be said of all rows. */
const constantFields: readonly string[] = ['path', 'event', 'name']

/** null where a column of the table is meant, whatever it is called. */
export function constantOf(field: string, said: string | undefined, columns: readonly string[]): string | null {
  if (said === undefined || !constantFields.includes(field) || !said.startsWith('=') || columns.includes(said)) return null // prettier-ignore
  return said.slice(1).trim() || null
}

/** The fields that are columns. */
export const withoutConstants = (map: ColumnMap, columns: readonly string[]): ColumnMap =>
  Object.fromEntries(Object.entries(map).filter(([field, said]) => constantOf(field, said, columns) === null))

export const constantPageNote = (page: string, map: ColumnMap): string =>
  `Every row is on the page ${page}.${map.event === undefined ? '' : ' What has a name is a touch once that name counts as a page view, under Settings (`touchstack config set` with "interactions"; --map event= leaves the names out).'}`

export const constantEventNote = (name: string): string => `Every row is the event “${name}”.`

/** A table cannot be read by the names of its columns; their values may say which is which. */
export class Unmapped extends AppError {
  /** A mapping, as `--map` takes it; null where no values say one. */
  readonly map: string | null

  constructor(code: ErrorCode, message: string, map: string | null) {
    super(code, message)
    this.map = map
  }
}

/** Nothing in a table says what happened; its name may. */
export class UnnamedEvents extends Unmapped {
  /** By the name of the file, to be said by a person; '' where that is none. */
  readonly offer: string

  constructor(offer: string, message: string, map: string | null = null) {
    super('BAD_FILE', message, map)
    this.offer = offer
  }
}

/** `main.started_trial.csv.gz` → `Started trial`; '' where it cannot be written in a command as it stands. */
export function nameByFile(file: string): string {
  const table = basename(file).replace(/(\.(csv|tsv|txt|gz))+$/i, '').split('.').at(-1) ?? '' // prettier-ignore
  const words = table.replaceAll(/[_\s-]+/g, ' ').trim()
  return /^[\p{L}\p{N} ]+$/u.test(words) ? words[0]!.toUpperCase() + words.slice(1) : ''
}

/** How a name is given to all rows. */
export const namedBy = (offer: string): string => `(--map "event==${offer || 'Signed up'}")`
