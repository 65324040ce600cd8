/**
 * Columns of a table of no known source that hold what is personal and what no report asks for: names, phone numbers and street
 * addresses. They are left out unless somebody keeps them; what a person is known by is mapped and not among them.
 */
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import type { EventMapping } from './event-mapping.ts'
import { isPlainTable } from './event-mapping.ts'
import type { ImportOptions } from '../options.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { holdsPersonNames, isPersonName } from './person-names.ts'

/** Whose it is, or which of several. */
const whose =
  /^(contact|customer|client|lead|billing|shipping|home|work|business|personal|primary|main|kunden?|your)s? /
const phone =
  /^((mobile |tele|cell ?|hand)?phone|mobile|fax|tel|telefon|telefono|telefone|handy|movil|celular|portable|gsm|rufnummer|telefoonnummer|telefonnummer|mobilnummer|handynummer)( (number|no|nr|1|2))?$/
const street =
  /^(street( address| name)?|address( line)?( ?[123])?|postal address|mailing address|strasse|straße|anschrift|adresse|direccion|endereco|indirizzo|calle|rue|rua|adres|straat|hausnummer|house number)( [12])?$/
/** Of no particular person in other tables. */
const anyName = /^(name|contact|customer|client|lead|kunde)$/

const isPhone = (value: string): boolean => /^['+(]?[\d(][\d\s().\-/+x]{4,}\d$/i.test(value)
/** Not of an email, a page or a computer. */
const isStreet = (value: string): boolean => /\p{L}{2}/u.test(value) && !/@|^https?:|^\//i.test(value)

/** A few may be written otherwise. */
const mostly = 0.7

export function personalColumns(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map, dates }: Pick<EventMapping, 'format' | 'map' | 'dates'>,
): string[] {
  if (!isPlainTable(format)) return []
  const read = new Set([...Object.values(map), ...dates])
  const cells = sample.map((row) => row.cells)
  return columns.filter((column) => !read.has(column) && looksPersonal(columns, column, cells))
}

/** By its name and what stands in it. */
export function looksPersonal(
  columns: readonly string[],
  column: string,
  rows: readonly (readonly string[])[],
): boolean {
  const at = columns.indexOf(column)
  const filled = rows.map((row) => (row[at] ?? '').trim()).filter((value) => value !== '')
  const are = (test: (value: string) => boolean): boolean => filled.filter(test).length >= mostly * filled.length
  const heading = plainName(column)
  const own = heading.replace(whose, '')
  if ([column.trim(), heading, own].some(isPersonName)) return true
  if (phone.test(own)) return are(isPhone)
  if (street.test(own)) return are(isStreet)
  return anyName.test(own) && holdsPersonNames(columns, column, rows)
}

/** Those of them that nobody chose to keep. */
export const personalLeftOut = (
  inspection: Pick<Inspection, 'columns' | 'sample'>,
  mapping: Pick<EventMapping, 'format' | 'map' | 'dates'>,
  { keep = [] }: Pick<ImportOptions, 'keep'>,
): string[] => personalColumns(inspection, mapping).filter((column) => !keep.includes(column))

export function personalNote(columns: readonly string[]): string {
  const isOne = columns.length === 1
  const [first, ...others] = columns.map(optionText) as [string, ...string[]]
  const them = isOne ? 'it' : 'them'
  return `${isOne ? 'One column looks personal and is' : `${columns.length} columns look personal and are`} not kept, as no report asks for ${them}: ${columns.map((column) => `"${column}"`).join(', ')}. To filter by ${them}, keep ${them} (--keep ${first}${others.length > 0 ? ', and the same for each of the others' : ''}).`
}

const optionText = (column: string): string => (/^[\w.-]+$/.test(column) ? column : `"${column}"`)

const plainName = (column: string): string =>
  withoutAccents(column.replace(/^\ufeff/, '').replace(/([a-z])([A-Z])/g, '$1 $2'))
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ')
    .trim()
