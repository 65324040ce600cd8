/** Sentences about how the rows of an inventory were read. */
import type { ColumnMap } from '../../../../shared/import.ts'
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { counted, decimals, listedUpTo } from '../../../../shared/text/figures.ts'
import { renewsMonthly } from '../../stack/renewal.ts'
import type { Tool } from '../../stack/tool.ts'
import { amountSentence } from '../columns/amount-heading.ts'
import { sheetOf } from '../containers/sheets.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { contractEndIn, contractEndNotes } from './contract-end.ts'
import { commaColumn, isCheckbox, isOfEndedSheet, type ToolRow } from './tool-rows.ts'

/** A sentence where commas are taken to separate. */
export function commaNotes(inspection: Inspection, map: ColumnMap, rows: { cells: string[] }[]): string[] {
  const column = commaColumn(inspection, map, rows)
  return column === null ? [] : [`In "${column}" commas stand between capabilities, since no cell has a semicolon.`]
}

/** A sentence where commas are taken to stand between teams. */
export function teamNotes(map: ColumnMap, rows: readonly ToolRow[]): string[] {
  const found = rows.flatMap(({ result }) => (result.ok && result.isTeamSplit ? [result.tool] : []))
  const [first] = found
  if (!first) return []
  return [`In "${map['team']!}" commas stand between teams that stand alone elsewhere in it (${first.name}: ${first.team}).`] // prettier-ignore
}

/** A sentence where a blank is read as no. */
export function checkboxNotes(inspection: Inspection, map: ColumnMap, rows: { cells: string[] }[]): string[] {
  return isCheckbox(inspection, map, rows)
    ? [`"${map['auto_renew']!}" is a checkbox: what is blank in it is read as no.`]
    : []
}

/** A sentence where costs are read as more than their number. */
export function amountNotes(map: ColumnMap): string[] {
  const own = map['cost'] === undefined ? null : amountSentence(map['cost'])
  return own === null ? [] : [own]
}

/** How many of them are named. */
const mostAmounts = 5

/** A sentence where cells of the cost say in words what they are of. */
export function amountTextNotes(read: readonly ToolRow[]): string[] {
  const said = read.flatMap(({ result }) => (result.ok && result.amountSaid !== null ? [{ cell: result.amountSaid, tool: result.tool }] : [])) // prettier-ignore
  if (said.length === 0) return []
  const named = said.map(({ cell, tool }) => {
    const price = tool.prices.at(-1) ?? tool
    return `“${cell}” as ${decimals(price.cost ?? 0, 2)}${price.currency === null ? '' : ` ${price.currency}`} a ${price.billingPeriod} (${tool.name})`
  })
  return [noteUpTo(mostAmounts, named, eachBelow, (these) => `${counted(said.length, 'cost')} ${said.length === 1 ? 'says' : 'say'} in words what the amount is of, and ${said.length === 1 ? 'is' : 'are'} read so, a price of one seat times the licensed seats: ${these}.`)] // prettier-ignore
}

/** Of rows whose note says their seats: a sentence. */
export function seatsNotedNotes(read: readonly ToolRow[]): string[] {
  const said = read.flatMap(({ result }) => (result.ok && result.areSeatsNoted ? [`${result.tool.name} ${result.tool.seatsLicensed!}`] : [])) // prettier-ignore
  return said.length === 0 ? [] : [noteUpTo(mostAmounts, said, eachBelow, (these) => `${counted(said.length, 'note says', 'notes say')} how many seats a contract is for, and ${said.length === 1 ? 'is' : 'are'} read as the seats that are paid for: ${these}.`)] // prettier-ignore
}

/** Of rows whose renewal is each month: a sentence. */
export function monthlyNotes(read: readonly ToolRow[]): string[] {
  const names = read.flatMap(({ result }) => (result.ok && renewsMonthly(result.tool) ? [result.tool.name] : []))
  return names.length === 0 ? [] : [`${listedUpTo(mostMonthly, names)} ${names.length === 1 ? 'renews' : 'renew'} each month, as the renewal date says: no date is missing, and Renewals names ${names.length === 1 ? 'it' : 'them'} beside those with one.`] // prettier-ignore
}

/** How many of them are named. */
const mostMonthly = 5

/** A sentence where notice was given in months: stored are days, which are right before the date that is known. */
export function noticeNotes(rows: readonly ToolRow[]): string[] {
  const first = rows.flatMap(({ result }) => (result.ok && result.noticeInMonths ? [result.tool] : []))
  const dated = first.find(({ renewalDate, noticeDays }) => renewalDate !== null && noticeDays !== null)
  if (first.length === 0) return []
  const example = dated ? `: ${dated.noticeDays} days for ${dated.name}, which renews on ${dated.renewalDate}` : ''
  return [
    `Notice in months is stored as the days of those calendar months before the renewal date${example}. Where that date is not known a month counts as 31 days.`,
  ]
}

/** A sentence where the end of contracts is read as something else than the end of tools. */
export function endNotes(map: ColumnMap, chosen: ColumnMap | undefined, rows: readonly ToolRow[]): string[] {
  const read = rows.map(({ result }) => (result.ok ? result.contractEnd : null))
  return contractEndNotes(contractEndIn(map, chosen), read)
}

/** A sentence where the name of a sheet says that its tools ended. */
export function endedNotes(inspection: Inspection, map: ColumnMap): string[] {
  if (!isOfEndedSheet(inspection)) return []
  const where = map['status'] === undefined ? '' : ', where they state no status'
  return [`The tools of the sheet "${sheetOf(inspection)}" are read as retired, as its name says${where}.`]
}

/** Cells of which it is said that they could not be read; the rest is counted. */
const shownUnread = 20

/** Lines named where several rows have the same cell. */
export const shownLines = 5

/** Sentences about cells that are left unknown, one for each row or for all with the same, and the line of the first. */
export function unreadCells(rows: readonly ToolRow[]): { notes: string[]; rows: number; firstLine: number | null } {
  const unread = rows.flatMap(({ line, result }) => (result.ok && result.unread.length > 0 ? [{ line, said: result.unread }] : [])) // prettier-ignore
  // The same word in many rows, as "Rolling" for a date, is one thing to know.
  const bySaid = Map.groupBy(unread.flatMap(({ line, said }) => said.map((text) => ({ line, text }))), ({ text }) => text) // prettier-ignore
  const once = [...bySaid].flatMap(([text, all]) => (all.length > 1 ? [{ text, lines: all.map(({ line }) => line) }] : [])) // prettier-ignore
  const single = unread.flatMap(({ line, said }) => {
    const own = said.filter((text) => bySaid.get(text)!.length === 1)
    return own.length > 0 ? [`Line ${line}: ${own.join(' ')}`] : []
  })
  const several = once.map(({ text, lines }) => {
    const more = lines.length > shownLines ? ` and ${lines.length - shownLines} more` : ''
    return `${lines.length} rows (lines ${lines.slice(0, shownLines).join(', ')}${more}): ${text}`
  })
  const notes = [...several, ...single].slice(0, shownUnread)
  if (single.length + several.length > shownUnread)
    notes.push(`${single.length + several.length - shownUnread} more cells cannot be read and are left unknown.`)
  return { notes, rows: unread.length, firstLine: unread[0]?.line ?? null }
}

/** How often a name may stand in a list of tools before it looks like one of payments. */
const mostRepeats = 4

/** A sentence where a list of tools looks like one of payments. */
export function repeatedNames(tools: readonly Tool[]): string[] {
  const times = new Map<string, number>()
  for (const { name } of tools) times.set(name, (times.get(name) ?? 0) + 1)
  const [name, most] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  if (most < mostRepeats) return []
  return [
    `${name} stands on ${most} rows, and each of them is a tool of its own here. If the rows are payments, choose "Table of payments" (--format payments).`,
  ]
}

/** A sentence where costs follow the currency of the workspace. */
export function silentCosts(tools: readonly Tool[], workspace: string): string[] {
  const silent = tools.filter(({ cost, currency }) => cost !== null && cost !== 0 && currency === null).length
  return silent === 0 ? [] : [`${silent} ${silent === 1 ? 'cost names' : 'costs name'} no currency and ${silent === 1 ? 'is' : 'are'} counted in that of the workspace, now ${workspace}. If they are in another, choose it (--currency).`] // prettier-ignore
}
