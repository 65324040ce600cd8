/** What a file holds: itself, or the members of an archive or the sheets of a workbook as one import. */
import { AppError } from '../../../../shared/errors.ts'
import type { LookProgress } from '../../../../shared/import.ts'
import { isWorkbook, readSheets, type Sheet } from '../containers/xlsx.ts'
import type { ReadSheets } from '../containers/workbooks.ts'
import { listMembers, type ZipMember } from '../containers/zip.ts'
import { Members } from './alike-members.ts'
import { chooseKind, inspectRows, inspectSource } from './inspect.ts'
import type { Inspection } from './inspection.ts'
import type { ImportOptions } from '../options.ts'
import type { Waiting } from '../recent.ts'
import { chooseSheets } from '../containers/sheets.ts'
import { isGzip, isZip, readMagic, refuseForeign, stampOf } from '../containers/source.ts'

export interface InspectedFile {
  path: string
  bytes: number
  /** Of the file on disk when it was looked at, to notice that it changed since. */
  stamp: string
  packing: 'gzip' | 'zip' | 'xlsx' | null
  /** What there is to import, in the order of its names; at least one. */
  parts: Inspection[]
  /** Members of an archive that nothing can be made of, and sheets beside the one that is read, and why. */
  skipped: { member: string; reason: string }[]
  /** Of a workbook: every sheet with anything in it, in their order. */
  sheets: Inspection[]
}

/** Throws NOT_FOUND, UNSUPPORTED or BAD_FILE with a sentence that names the file, or CANCELLED. */
export async function inspectFile(
  path: string,
  choices: ImportOptions = {},
  waiting: Waiting<LookProgress> = {},
  sheetsOf: ReadSheets = readSheets,
): Promise<InspectedFile> {
  const { bytes, magic } = await readMagic(path)
  const file = { path, bytes, stamp: stampOf(path), skipped: [], sheets: [] }
  refuseForeign(path, magic)
  const noWorkbook = new AppError('USAGE', `${path} is no workbook, so it has no sheets to choose (--sheet).`)
  if (!isZip(magic)) {
    if (choices.sheets !== undefined) throw noWorkbook
    const compression = isGzip(magic) ? ('gzip' as const) : null
    const part = await inspectSource({ path, member: null, compression }, bytes, choices)
    return { ...file, packing: compression, parts: [part] }
  }
  const members = await listMembers(path)
  if (members.some(({ name }) => /^(word|ppt)\//.test(name) || name === 'mimetype'))
    throw new AppError('UNSUPPORTED', `${path} is an office document; save its table as CSV or .xlsx.`)
  if (isWorkbook(members))
    return { ...file, packing: 'xlsx', ...inspectWorkbook(await sheetsOf(path), path, bytes, choices) }
  if (choices.sheets !== undefined) throw noWorkbook
  return { ...file, packing: 'zip', ...(await inspectMembers(path, members, choices, waiting)) }
}

/** How often it is told how far a look at thousands of members is; more nobody sees. */
const steps = 200

async function inspectMembers(
  path: string,
  members: ZipMember[],
  choices: ImportOptions,
  { signal, onProgress }: Waiting<LookProgress>,
): Promise<Pick<InspectedFile, 'parts' | 'skipped'>> {
  const bytesTotal = members.reduce((sum, { packed }) => sum + packed, 0)
  let bytes = 0
  let told = 0
  const found = new Members()
  const skipped: InspectedFile['skipped'] = []
  for (const { name, packed, unpacked } of members) {
    if (unpacked === 0) continue
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    try {
      found.add(await inspectSource({ path, member: name, compression: null }, packed, choices))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // What is wrong with the archive is wrong with all of it.
      if (members.length === 1 || /damaged|password/.test(error.message)) throw error
      skipped.push({ member: name, reason: error.message.replace(`${path}, `, '') })
    }
    bytes += packed
    if (bytes - told < bytesTotal / steps) continue
    told = bytes
    onProgress?.({ file: path, stage: 'looking', bytes, bytesTotal })
  }
  const parts = found.parts()
  if (parts.length === 0)
    throw new AppError(
      'BAD_FILE',
      `${path} holds nothing that can be imported${skipped[0] ? `: ${skipped[0].reason}` : '.'}`,
    )
  return { parts, skipped }
}

function inspectWorkbook(
  sheets: readonly Sheet[],
  path: string,
  bytes: number,
  choices: ImportOptions,
): Pick<InspectedFile, 'parts' | 'skipped' | 'sheets'> {
  const inspected = sheets.map((sheet) => inspectSheet({ path, bytes }, sheet, choices))
  if (inspected.length === 0) throw new AppError('BAD_FILE', `${path} has no sheet with anything in it.`)
  return { ...chooseSheets(path, inspected, choices.sheets), sheets: inspected }
}

function inspectSheet(
  file: { path: string; bytes: number },
  { name, rows, amounts }: Sheet,
  choices: ImportOptions,
): Inspection {
  const sheet = { ...file, sheet: name }
  const asWritten = inspectRows(sheet, rows, choices)
  return chooseKind(asWritten, choices) === 'events' ? asWritten : inspectRows(sheet, amounts(), choices)
}
