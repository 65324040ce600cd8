/**
 * Saved mappings: what a person said about a table (columns, text, zone, order of dates, kind), to be said again of the
 * next table with the same columns. They are part of the configuration, and known by the header, never by a file's name.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { SavedMapping } from '../../../../shared/saved-mapping.ts'
import { validateConfig } from '../../workspace/config-store.ts'
import { columnKey } from '../formats/columns.ts'
import { inspectFile } from '../inspect/inspect-file.ts'
import type { Inspect } from '../inspect/looked-at.ts'
import type { ImportOptions } from '../options.ts'

export type Mappings = readonly SavedMapping[]

/** The options with what the mapping they name says, where they do not say it themselves. Throws NOT_FOUND. */
export function withMapping<O extends ImportOptions>(
  { mapping, ...options }: O,
  mappings: Mappings,
): Omit<O, 'mapping'> {
  if (mapping === undefined) return options
  const saved = find(mappings, mapping)
  const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const map = saved.map || options.map ? { map: { ...saved.map, ...options.map } } : {}
  return { ...optionsOf(saved), ...options, ...said, ...map }
}

const optionsOf = ({ name: _name, columns: _columns, ...options }: SavedMapping): ImportOptions => options

/** Names of the mappings saved for tables with the columns this file has, the latest first. */
export async function fittingMappings(
  path: string,
  mappings: Mappings,
  inspect: Inspect = inspectFile,
): Promise<string[]> {
  const columnsAs = new Map<string, Promise<Header | null>>()
  const fitting: string[] = []
  for (const saved of mappings.toReversed()) {
    // Without a header there is nothing to know a file by.
    if (saved.headerLine === 0) continue
    const { encoding, delimiter, headerLine } = saved
    // Another delimiter or header line gives other columns, so the file is looked at as the mapping says.
    const text = JSON.stringify([encoding, delimiter, headerLine])
    if (!columnsAs.has(text)) columnsAs.set(text, headerOf(path, { encoding, delimiter, headerLine }, inspect))
    if ((await columnsAs.get(text))?.(saved)) fitting.push(saved.name)
  }
  return fitting
}

/** The error of a file for whose columns a mapping was saved says so. */
export async function withHint(
  error: AppError,
  { path, ...said }: { path: string } & ImportOptions,
  mappings: Mappings,
) {
  if (mappings.length === 0 || said.map !== undefined) return error
  const [name] = await fittingMappings(path, mappings)
  if (name === undefined) return error
  return new AppError(error.code, `${error.message} The saved mapping "${name}" is for a table with these columns (--mapping ${JSON.stringify(name)}).`, { cause: error }) // prettier-ignore
}

/** Whether a saved mapping is for a file. */
type Header = (saved: SavedMapping) => boolean

async function headerOf(
  path: string,
  choices: Pick<ImportOptions, 'encoding' | 'delimiter' | 'headerLine'>,
  inspect: Inspect,
): Promise<Header | null> {
  try {
    const { container, columns, places, matches } = (await inspect(path, choices)).parts[0]!
    if (container === 'csv') {
      const key = headerKey(columns)
      return (saved) => headerKey(saved.columns) === key
    }
    // What is not blank in one export of a format may be in another: those it takes are what counts.
    const known = new Set([...columns, ...places])
    return (saved) => saved.format === matches[0]?.id && saved.columns.every((place) => known.has(place))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Exports add blanks, change case and move columns about; the names are what they were. */
const headerKey = (columns: readonly string[]): string => JSON.stringify(columns.map(columnKey).toSorted())

/** What was said about the file, under a name. Throws UNSUPPORTED for what is no table, USAGE for a bad name. */
export async function mappingOf(
  name: string,
  path: string,
  { mapping: used, asOf: _day, sheets: _sheets, ...options }: ImportOptions,
  config: WorkspaceConfig,
): Promise<SavedMapping> {
  const said = withMapping({ ...options, mapping: used }, config.mappings)
  const { parts } = await inspectFile(path, said)
  const { container, columns, matches } = parts[0]!
  const saved = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const mapping = { ...(saved as Omit<SavedMapping, 'name' | 'columns'>), name, columns }
  if (container === 'csv') return mapping
  const places = Object.values(said.map ?? {}).filter((place) => place !== '')
  const format = said.format ?? matches[0]?.id
  if (places.length === 0 || container === 'lines' || format === undefined)
    throw new AppError('UNSUPPORTED', `${path} is no table, and nothing was said of its fields, so there is no mapping to save.`) // prettier-ignore
  return { ...mapping, format, columns: places }
}

/** With this one, in place of the one of its name. Throws USAGE. */
export function saved(config: WorkspaceConfig, mapping: SavedMapping): Mappings {
  const others = config.mappings.filter(({ name }) => name !== mapping.name.trim())
  return validateConfig({ ...config, mappings: [...others, mapping] }).mappings
}

/** Throws NOT_FOUND, USAGE where the new name is taken or blank. */
export function renamed(config: WorkspaceConfig, name: string, to: string): Mappings {
  find(config.mappings, name)
  const mappings = config.mappings.map((each) => (each.name === name ? { ...each, name: to } : each))
  return validateConfig({ ...config, mappings }).mappings
}

/** Throws NOT_FOUND. */
export function find(mappings: Mappings, name: string): SavedMapping {
  const found = mappings.find((each) => each.name === name)
  if (found) return found
  const names = mappings.map((each) => `"${each.name}"`).join(', ')
  throw new AppError(
    'NOT_FOUND',
    `There is no saved mapping "${name}"; ${names ? `there are ${names}` : 'none has been saved'}.`,
  )
}
