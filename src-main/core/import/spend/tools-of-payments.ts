/** Tools of a table of payments, with those of earlier files of its kind. */
import type { VatIncluded, WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import { type ColumnMap, paymentFields } from '../../../../shared/import.ts'
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { vatSentences } from '../../../../shared/notes/vat.ts'
import { withVatOf } from '../../../../shared/stack/vat-of-payees.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { isOfAds, settingTableOf } from '../../content-groups/setting-table.ts'
import { asPaid, type LeavesOut, leftOutBy } from '../../stack/left-out.ts'
import { chargedOnceColumn, firstChargeColumn, lastChargeColumn } from '../../stack/merge-import.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { vatTakenOff } from '../../stack/payments/vat-included.ts'
import type { Tool } from '../../stack/tool.ts'
import { type Inspection, listColumns } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import type { TextRow } from '../text/layout.ts'
import { writeRecord } from '../text/records.ts'
import { type CollapsedTool, doubleCharges, joinedPayees, payeeKey } from './collapse.ts'
import { ledgerFormat, ledgerFormats, whyNoLedger } from './index.ts'
import type { LedgerFormat } from './ledger.ts'
import { untoldColumns } from './payments.ts'
import { type Payment, readPayments, type ReadPayments } from './read-payments.ts'
import { includeTheirTax, isTaxColumn } from './row-tax.ts'
import { settled } from './settle.ts'
import { everPaid, type Ledger, ledgerKey, type StoredPayments, withFile } from './stored-payments.ts'
import { isShort } from './unknown-cost.ts'

/**
 * The export of payments this is to be read as, or null for a list of tools. A format that was chosen is that, or refused:
 * throws BAD_FILE where the columns are not its.
 */
export function chooseLedger(inspection: Inspection, { format, map = {} }: ImportOptions): LedgerFormat | null {
  const { container, columns, matches, name } = inspection
  const isChosen = ledgerFormats.some(({ id }) => id === format)
  if (container !== 'csv') {
    if (isChosen) throw new AppError('BAD_FILE', `${name} holds JSON; an export of payments is a table.`)
    return null
  }
  const id = format ?? matches.find(({ kind }) => kind === 'tools')?.id
  if (id === undefined || !ledgerFormats.some((each) => each.id === id)) return null
  // Who says of which column the tools have something that no payment has says that it is a list of tools.
  const isOfList = (field: string): boolean => !(paymentFields as readonly string[]).includes(field)
  if (!isChosen && map.name !== undefined && Object.keys(map).some(isOfList)) return null
  for (const [field, column] of Object.entries(map)) {
    if (!(paymentFields as readonly string[]).includes(field))
      throw new AppError('USAGE', `Payments have no field "${field}"; theirs are ${paymentFields.join(', ')}.`)
    if (column !== '' && !columns.includes(column))
      throw new AppError('USAGE', `${name} has no column "${column}"; it has ${listColumns(columns)}.`)
  }
  const ledger = ledgerFormat(id, columns, map)
  if (!ledger && (isChosen || Object.keys(map).length > 0))
    throw new AppError('BAD_FILE', `${name} ${whyNoLedger(id, columns, map)}. Its columns are ${listColumns(columns)}.`)
  return ledger
}

export interface PaymentsRead extends ReadPayments {
  /** Made of payments of earlier files too, with those of each that are in this one. */
  tools: (CollapsedTool & { key: string })[]
  /** Of them, those that are not left out. */
  counted: CollapsedTool[]
  /** Payments and income with VAT, where there is some in them. */
  asRead: Payment[]
  /** Its kind, and all payments with those of this file. */
  key: string
  all: StoredPayments
}

/** Why no row of the payments could be read, as a column was taken away: a sentence; null = all are there. */
export function columnsTakenAway({ name, skipLines, columns }: Inspection, ledger: LedgerFormat): string | null {
  const untold = untoldColumns(ledger)
  if (untold.length === 0) return null
  return `${name}, line ${skipLines + 1}: no column gives ${untold.join(', nor ')}. Choose one of its columns (${listColumns(columns)}) for it.`
}

/** Tools of a table of payments. `importId`: that is to bring them; Infinity = none yet. */
export function toolsOfPayments(
  inspection: Inspection,
  ledger: LedgerFormat,
  rows: TextRow[],
  {
    dayOrder,
    currency,
    paidIs,
    countAccounts,
    map,
    vat,
    zone,
    proposedZone,
  }: Pick<
    ImportOptions,
    'dayOrder' | 'currency' | 'paidIs' | 'countAccounts' | 'map' | 'vat' | 'zone' | 'proposedZone'
  >,
  config: LeavesOut & Pick<WorkspaceConfig, 'currency' | 'timeZone'>,
  known: StoredPayments,
  importId = Infinity,
): PaymentsRead {
  const { columns, delimiter, name } = inspection
  for (const { column } of vat ?? [])
    if (column !== undefined && !columns.includes(column))
      throw new AppError(
        'USAGE',
        `${name} has no column "${column}" that says the VAT of each row; it has ${listColumns(columns)}.`,
      )
  const format = settled(ledger, columns, rows, map)
  const key = ledgerKey(ledger.id, writeRecord(columns, delimiter))
  const stored = vat === undefined ? known : { ...known, vat: withVatOf(known.vat, key, vat) }
  const before = stored.ledgers.get(key)?.files ?? []
  const read = readPayments(
    format,
    { name, columns, delimiter, rows },
    {
      dayOrder,
      currency,
      paidIs,
      countAccounts,
      workspaceCurrency: config.currency,
      paidBefore: everPaid(before),
      zone: zone ?? (config.timeZone === 'UTC' ? (proposedZone ?? 'UTC') : config.timeZone),
    },
  )
  const asRead = [...read.payments, ...read.income]
  const all = withFile(stored, key, { importId, payments: asRead })
  const own = all.ledgers.get(key)!.files.at(-1)!.payments
  const [payments, income] = [own.slice(0, read.payments.length), own.slice(read.payments.length)]
  const { outBy } = all.ledgers.get(key)!
  const inFile = Map.groupBy(
    payments.filter((each) => outBy(each) === null),
    (payment) => payeeKey(payment, all.nameOf),
  )
  const tools = [...all.ledgers.get(key)!.paid().tools].flatMap(([payee, { tool }]) => {
    const payments = inFile.get(payee)
    return payments ? [{ tool, payments, key: payee }] : []
  })
  const by = leftOutBy(config)
  const counted = tools.filter(({ tool }) => by(asPaid(tool)) === null)
  const unknown = counted.flatMap(({ tool }) => (tool.cost === null ? [tool] : []))
  const isOnce = ({ custom }: Tool): boolean => custom[chargedOnceColumn] !== undefined
  const several = unknown.filter((tool) => !isOnce(tool))
  const isBrief = ({ custom }: Tool): boolean =>
    isShort(custom[firstChargeColumn] ?? '', custom[lastChargeColumn] ?? '')
  const notes = [...ofCampaigns(map), ...read.notes, ...joinedPayees(counted), ...doubleCharges(counted)]
  const out = leftOutPayees(tools, config)
  if (out !== null) notes.push(out)
  notes.push(
    ...leftOutPayments(payments, { outBy }),
    ...vatSentences(vatTakenOff(payments)),
    ...taxOfRows(
      columns,
      asRead,
      all.vat.filter((each) => each.export === key || each.export === ''),
    ),
    ...vatOfNobody(vat, payments, stored),
  )
  notes.push(
    ...unknownCosts(unknown.filter(isOnce), 'charged on one day only'),
    ...unknownCosts(several.filter(isBrief), 'charged on a few days of one month only'),
    ...unknownCosts(several.filter((tool) => !isBrief(tool)), 'charged on several days with a time between them that no imported file covers'), // prettier-ignore
  )
  return { ...read, payments, income, asRead, notes, tools, counted, key, all }
}

/** The column that says the VAT of each row, where the amounts have it in them; null = none does. */
export const taxColumnOf = (columns: readonly string[], asRead: readonly Payment[]): string | null =>
  columns.find((column) => isTaxColumn(column) && includeTheirTax(asRead, column)) ?? null

/** A sentence that offers what such a column says, until somebody has said which VAT is in the amounts. */
function taxOfRows(columns: readonly string[], asRead: readonly Payment[], said: readonly VatIncluded[]): string[] {
  const column = said.length > 0 ? null : taxColumnOf(columns, asRead)
  return column === null ? [] : [`“${column}” says the VAT of each row, which the amounts have in them: they count with it. Where it comes back and is no cost, say so, and they count without (--vat ${JSON.stringify(column)}).`] // prettier-ignore
}

/** A sentence that names those whose VAT was to be taken off, and who are not in the file. */
function vatOfNobody(vat: ImportOptions['vat'], payments: readonly Payment[], { nameOf }: StoredPayments): string[] {
  const paid = new Set(
    payments.flatMap(({ vendor, currency }) => [vendor, nameOf(vendor, currency) ?? vendor].map(vendorKey)),
  )
  const unknown = (vat ?? []).flatMap(({ payees }) => payees.filter((payee) => !paid.has(vendorKey(payee))))
  return unknown.length === 0 ? [] : [noteUpTo(shownPayees, unknown, eachBelow, (named) => `VAT is in the amounts of payees of whom these rows have no payment: ${named}.`)] // prettier-ignore
}

/** Where a person took campaigns for those who were paid. */
const ofCampaigns = ({ name, cost }: ColumnMap = {}): string[] =>
  name !== undefined && cost !== undefined && isOfAds(settingTableOf([name, cost], []))
    ? [
        'These look like costs of ads, and campaigns are no tools: “What does our content return?” reads the file under Enter costs, and says what one conversion of each cost.',
      ]
    : []

/** A sentence that names tools whose cost is not known. */
function unknownCosts(tools: readonly Tool[], why: string): string[] {
  if (tools.length === 0) return []
  const names = tools.map(({ name }) => name)
  return [noteUpTo(shownPayees, names, `${names.length} tools`, (named) => `${named}: ${why}, so how often it is paid, and with it the annual cost, is not known. Say so where the tool is edited.`)] // prettier-ignore
}

/** So many payees stand in a sentence; more of them stand below it. */
export const shownPayees = 10

/** A sentence that names payees some of whose payments are left out. */
function leftOutPayments(payments: readonly Payment[], { outBy }: Pick<Ledger, 'outBy'>): string[] {
  const out = payments.flatMap((each) => outBy(each) ?? [])
  if (out.length === 0) return []
  const names = [...Map.groupBy(out, (each) => each)].map(([{ payee, category }, own]) => `${payee}: ${category} (${own.length})`) // prettier-ignore
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${counted(out.length, 'payment')} of a category that is left out of ${out.length === 1 ? 'its' : 'their'} payee ${out.length === 1 ? 'is' : 'are'} in the account and in no report: ${named} (excludePayeeCategories and excludePaymentCategories in the configuration).`)] // prettier-ignore
}

/** A sentence that names the payees that are left out, with their payments; null = none is. */
function leftOutPayees(tools: readonly CollapsedTool[], config: LeavesOut): string | null {
  const by = leftOutBy(config)
  const out = tools.filter(({ tool }) => by(asPaid(tool)) !== null).toSorted((a, b) => b.payments.length - a.payments.length) // prettier-ignore
  if (out.length === 0) return null
  const rows = out.reduce((sum, { payments }) => sum + payments.length, 0)
  const names = out.map(({ tool, payments }) => `${tool.name} (${payments.length})`)
  const payees = `${out.length} ${out.length === 1 ? 'payee' : 'payees'}`
  return noteUpTo(shownPayees, names, eachBelow, (named) => `${rows} payments to ${payees} left out as not software are in the account and in no report: ${named} (excludePayees and excludePaymentCategories in the configuration).`) // prettier-ignore
}
