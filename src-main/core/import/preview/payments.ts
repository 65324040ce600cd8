/** Payments: the tools that the rows looked at would become. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { ImportPreview, PaymentCategory } from '../../../../shared/import.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { inCents } from '../../../../shared/text/csv.ts'
import { isSoftware, likelyNotSoftware, maybeSoftware } from '../../../../shared/stack/not-software.ts'
import { columnsTakenAway, type PaymentsRead, taxColumnOf, toolsOfPayments } from '../spend/tools-of-payments.ts'
import { estimate, paidPeriod } from '../spend/import-payments.ts'
import { payeesToLeaveOut } from '../spend/leave-out-notes.ts'
import type { ImportOptions } from '../options.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { startWith } from '../../stack/payments/first-charge.ts'
import { entryOfCategory } from '../../stack/payments/payments-left-out.ts'
import type { Tool } from '../../stack/tool.ts'
import type { Payment } from '../spend/read-payments.ts'
import { accountKey, type AccountSum } from '../spend/ledger-accounts.ts'
import { type LedgerFormat, ledgerFields } from '../spend/ledger.ts'
import type { Sign } from '../spend/sign.ts'
import { settled } from '../spend/settle.ts'
import { type PreviewBase, type PreviewInto, shownRows } from './base.ts'
import { describeColumns } from './columns.ts'
import {
  askingDayOrder,
  columnProblems,
  howItIsRead,
  inParts,
  problem,
  rejectProblems,
  textProblems,
} from './problems.ts'
import { toolTexts } from './tool-texts.ts'

export function previewPayments(
  base: PreviewBase,
  inspection: Inspection,
  ledger: LedgerFormat,
  options: ImportOptions,
  { config, paid }: PreviewInto,
): ImportPreview {
  const { columns, sample } = inspection
  const fieldOf = ledgerFields(settled(ledger, columns, sample, options.map), columns)
  const untold = columnsTakenAway(inspection, ledger)
  const problems = textProblems(inspection)
  if (untold !== null)
    problems.unshift(problem('error', columnProblems.BAD_FILE, untold, { firstLine: inspection.skipLines + 1 }))
  const read =
    untold === null
      ? askingDayOrder(problems, () => toolsOfPayments(inspection, ledger, sample, options, config, paid.payments))
      : null
  let tools: Tool[] = []
  if (read !== null) {
    const own = paidPeriod([...read.payments, ...read.income], ledger, inspection)
    tools = read.counted.map(({ tool }) => ({ ...tool, startDate: startWith(tool, paid, own) }))
    if (tools.length > 0)
      problems.push(
        problem(
          'info',
          'Costs are estimates',
          `${inspection.estimatedRows > sample.length ? 'Of the rows looked at ' : ''}${read.payments.length} payments become ${counted(read.tools.length, 'tool')}; ${estimate}.`,
        ),
      )
    problems.push(
      ...rejectProblems(read.rejected),
      ...(read.currency?.by === 'workspace'
        ? read.inCurrency.map((detail) => problem('warning', 'In which currency are the amounts?', detail))
        : howItIsRead(read.inCurrency)),
      ...howItIsRead(read.notes),
      ...inParts(
        `Not software?${inspection.estimatedRows > sample.length ? ' Of the rows looked at' : ''}`,
        payeesToLeaveOut(read),
      ),
    )
  }
  return {
    ...base,
    payments: true,
    ...(read?.zone && { zone: read.zone, hasMoments: true }),
    currency: read?.currency ? { code: read.currency.code, by: read.currency.by } : null,
    columns: describeColumns(inspection, fieldOf, 'property', base.format?.confidence ?? 0.5),
    tools: tools.slice(0, shownRows).map(toolTexts),
    paidIs: signChoice(read?.sign),
    vat: read && vatChoice(read, options, columns),
    paymentCategories:
      read === null ? [] : paymentCategories(read, ledger.byAccount === true || read.accounts.length > 0, config),
    otherAccounts: otherAccounts(read?.accounts ?? [], options.countAccounts),
    problems,
  }
}

function otherAccounts(
  accounts: readonly AccountSum[],
  counted: readonly string[] = [],
): ImportPreview['otherAccounts'] {
  const said = new Set(counted.map(accountKey))
  const others = accounts.filter(({ label, counts }) => !counts || said.has(accountKey(label)))
  return [...Map.groupBy(others, ({ label }) => label)].map(([name, own]) => ({
    name,
    paid: own.map(({ amount, currency }) => ({ amount, currency })),
    entries: own.reduce((sum, { entries }) => sum + entries, 0),
    counts: own[0]!.counts,
  }))
}

/** What a person may have to say otherwise. */
const signChoice = (sign: Sign | undefined): ImportPreview['paidIs'] =>
  sign?.by === 'payees' || sign?.by === 'chosen' ? { is: sign.is, by: sign.by } : null

/** What holds of this kind of export, of what was said of all kinds too. */
const vatChoice = (
  { all, key, asRead }: PaymentsRead,
  { vat }: ImportOptions,
  columns: readonly string[],
): ImportPreview['vat'] => ({
  given: all.vat.filter((each) => each.export === key || each.export === '').map(({ export: _, ...each }) => each),
  isChosen: vat !== undefined,
  taxColumn: taxColumnOf(columns, asRead),
})

function sums(payments: readonly Payment[]): PaymentCategory['paid'] {
  return [...Map.groupBy(payments, ({ currency }) => currency)].map(([currency, own]) => ({
    amount: inCents(own.reduce((sum, { amount }) => sum + amount, 0)),
    currency,
  }))
}

/**
 * Categories of the tools that would be made, those with most payments first. In a ledger each payment has the account that it is booked
 * on, so that they are of payments there.
 */
function paymentCategories(read: PaymentsRead, isLedger: boolean, config: WorkspaceConfig): PaymentCategory[] {
  const entryOf = entryOfCategory(config.excludePaymentCategories)
  const each = isLedger
    ? read.payments.map((payment) => ({ category: payment.category, payee: payment.vendor, payments: [payment] }))
    : read.tools.map(({ tool, payments }) => ({ category: tool.category, payee: tool.name, payments }))
  const groups = Map.groupBy(
    each.filter(({ category }) => category !== ''),
    ({ category }) => category.trim().toLowerCase(),
  )
  const hasSoftware = isLedger && [...groups.keys()].some(isSoftware)
  return [...groups]
    .map(([key, own]) => ({
      name: own[0]!.category.trim(),
      payments: own.reduce((sum, { payments }) => sum + payments.length, 0),
      payees: [...new Set(own.map(({ payee }) => payee))],
      leftOut: entryOf(key) !== undefined,
      likely: likelyNotSoftware(key) ?? (hasSoftware && !maybeSoftware(key) && !ofAnything.test(key) ? 'no account of software' : null), // prettier-ignore
      paid: sums(own.flatMap(({ payments }) => payments)),
    }))
    .sort((a, b) => b.payments - a.payments || (a.name < b.name ? -1 : 1))
}

/** Accounts of what nobody has looked at yet. */
const ofAnything = /uncategori[sz]ed|unclassified|ask my accountant|miscellaneous|sundry|\bother\b/i
