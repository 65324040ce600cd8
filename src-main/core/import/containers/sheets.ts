/**
 * Which sheets of a workbook are read as one import: those that were chosen, else the first whose columns are known, with the sheets
 * beside it that go on with the same list; where none is, the first that is a table of a setting, else the one that looks most like
 * events.
 */
import { AppError } from '../../../../shared/errors.ts'
import type { PreviewSheet, SheetChoice } from '../../../../shared/import.ts'
import { listed } from '../../../../shared/text/figures.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import { settingTableOf } from '../../content-groups/setting-table.ts'
import { nameKey } from '../../stack/graph.ts'
import { guessFields } from '../columns/guess-fields.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import { ledgerFormats } from '../spend/index.ts'
import { columnKey } from '../spend/ledger.ts'
import { mapToolHeader } from '../tables/tools.ts'

export interface ChosenSheets {
  parts: Inspection[]
  skipped: { member: string; reason: string }[]
}

/** `inspected`: every sheet with anything in it, in their order. Throws USAGE for a sheet that is not there. */
export function chooseSheets(path: string, inspected: readonly Inspection[], chosen?: SheetChoice): ChosenSheets {
  const parts = chosen === undefined ? unasked(inspected) : named(path, inspected, chosen)
  const read = listed(parts.map((part) => `"${sheetOf(part)}"`))
  const skipped = inspected
    .filter((each) => !parts.includes(each))
    .map((each) => ({
      member: `Sheet "${sheetOf(each)}"`,
      reason: `of the workbook ${read} ${parts.length === 1 ? 'is' : 'are'} read. Choose the sheet to import it too (--sheet "${sheetOf(each)}").`,
    }))
  return { parts, skipped }
}

export const sheetOf = ({ member }: Pick<Inspection, 'member'>): string => member ?? ''

/** Why sheets are no one snapshot; null = they are, or none was asked for. */
export function whyNoSnapshot(
  parts: readonly Inspection[],
  { inventory }: Pick<ImportOptions, 'inventory'>,
): string | null {
  const [first, ...others] = parts
  if (!first || others.length === 0 || inventory !== 'snapshot') return null
  return `a snapshot is one sheet of a workbook, since what is missing from it ended. Choose which (--sheet ${JSON.stringify(sheetOf(first))}).`
}

function named(path: string, inspected: readonly Inspection[], chosen: SheetChoice): Inspection[] {
  if (chosen === 'all') return [...inspected]
  const keyOf = (name: string): string => name.trim().toLowerCase()
  const missing = chosen.find((name) => inspected.every((each) => keyOf(sheetOf(each)) !== keyOf(name)))
  if (missing !== undefined)
    throw new AppError('USAGE', `${path} has no sheet "${missing}" with anything in it; it has ${inspected.map((each) => `"${sheetOf(each)}"`).join(', ')}.`) // prettier-ignore
  return inspected.filter((each) => chosen.some((name) => keyOf(name) === keyOf(sheetOf(each))))
}

/**
 * A list that is cut into sheets, one for each department or month, has the same headings on all of them. Two sheets that have a
 * tool in common are two lists of it, as of two years, and what ended is another thing: those are for a person to choose.
 */
function unasked(inspected: readonly Inspection[]): Inspection[] {
  const known = inspected.filter(({ matches }) => matches.length > 0)
  const best =
    known.find((each) => !isOfEnded(sheetOf(each))) ??
    known[0] ??
    inspected.find(isOfSetting) ??
    mostLikeEvents(inspected)
  if (!best) return []
  const key = headings(best)
  const like = inspected.filter((each) => each === best || (headings(each) === key && !isOfEnded(sheetOf(each))))
  if (known.length === 0) return [best]
  return best.matches[0]!.kind === 'tools' && !isLedger(best) && haveToolsInCommon(like) ? [best] : like
}

const isOfSetting = ({ columns, sample }: Inspection): boolean => settingTableOf(columns, sample) !== null

/** By what its values look like: a sheet of notes before the list has no time and nobody. The first of those alike. */
function mostLikeEvents(inspected: readonly Inspection[]): Inspection | undefined {
  const fields = ({ columns, sample }: Inspection): number => {
    const { time, user, visitor, event, path, url } = guessFields(columns, sample.map(({ cells }) => cells)) // prettier-ignore
    return [time, user ?? visitor, event ?? path ?? url].filter((column) => column !== undefined).length
  }
  const counts = new Map(inspected.map((each) => [each, fields(each)]))
  return inspected.toSorted((a, b) => counts.get(b)! - counts.get(a)!)[0]
}

const headings = ({ columns }: Inspection): string => JSON.stringify(columns.map(columnKey).toSorted())

const isLedger = ({ matches }: Inspection): boolean => ledgerFormats.some(({ id }) => id === matches[0]?.id)

function haveToolsInCommon(sheets: readonly Inspection[]): boolean {
  const seen = new Set<string>()
  for (const sheet of sheets) {
    const own = toolNames(sheet, mapToolHeader(sheet.columns).name)
    if ([...own].some((name) => seen.has(name))) return true
    for (const name of own) seen.add(name)
  }
  return false
}

/** By `nameKey`. */
function toolNames({ columns, rows }: Inspection, column: string | undefined): Set<string> {
  const at = column === undefined ? -1 : columns.indexOf(column)
  return new Set((rows ?? []).flatMap(({ cells }) => nameKey(cells[at] ?? '') || []))
}

const endedWords =
  /\b(ended|archived?|archives?|former|cancell?ed|retired|inactive|terminated|churned|decommissioned|resilies?|termines?|anciens?|inactifs?|beendete?|gekundigte?|archiv|ehemalige?|inaktive?|beeindigd|opgezegd|gestopt|archief|inactief|archivad[oa]s?|terminad[oa]s?|cancelad[oa]s?|inactiv[oa]s?|finalizad[oa]s?|archiviat[aeio]|cessat[aeio]|disdett[aeio]|inattiv[aeio]|arquivad[oa]s?|encerrad[oa]s?|inativ[oa]s?)\b/i // prettier-ignore

/** Whether the name of a sheet says that its tools ended: `Ended`, `Archivés`, `Gekündigt`. */
export const isOfEnded = (sheet: string): boolean => endedWords.test(withoutAccents(sheet))

/** By `nameKey`: tools of sheets that do not say by their name that they ended. */
export const toolsThatGoOn = (parts: readonly Inspection[], { map = {} }: ImportOptions): Set<string> =>
  new Set(
    parts
      .filter((part) => !isOfEnded(sheetOf(part)))
      .flatMap((part) => [...toolNames(part, { ...mapToolHeader(part.columns), ...map }['name'])]),
  )

/** Every sheet of a workbook, for a person to choose from. */
export const sheetsToChoose = (inspected: readonly Inspection[], read: readonly Inspection[]): PreviewSheet[] =>
  inspected.map((each) => ({
    name: sheetOf(each),
    format: each.matches[0]?.title ?? null,
    rows: each.rows?.length ?? 0,
    read: read.some(({ member }) => member === each.member),
  }))
