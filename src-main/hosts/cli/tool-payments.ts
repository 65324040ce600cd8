/** `tools payments`: the payments behind a tool, and what they come to against its contract. */
import type { Call } from '../../../shared/api.ts'
import { csvLine, csvStart, decimalMarks } from '../../../shared/text/csv.ts'
import {
  kindsSentence,
  paidYearSentence,
  paymentsTable,
  type ToolPayment,
  type ToolPayments,
} from '../../../shared/stack/payments.ts'
import { dayOf, oneOf, usage } from './args.ts'
import { count, decimals } from './format/numbers.ts'
import { padEnd, padStart, printable, width } from './format/terminal.ts'

interface Asked {
  json?: boolean | undefined
  format?: string | undefined
  decimal?: string | undefined
  'as-of'?: string | undefined
}

export async function listPayments(call: Call, id: number, asked: Asked) {
  const format = oneOf('--format', asked.format, ['table', 'csv', 'json'] as const) ?? (asked.json ? 'json' : 'table')
  if (asked.json && format !== 'json') throw usage(`--json and --format ${format} are two forms; choose one.`)
  const decimal = oneOf('--decimal', asked.decimal, decimalMarks) ?? 'point'
  if (asked.decimal !== undefined && format !== 'csv') throw usage('--decimal is how csv is written: add --format csv.')
  const found = await call('tools.payments', { id, asOf: dayOf('--as-of', asked['as-of']) })
  const said =
    format === 'csv'
      ? csvStart(decimal) + paymentsTable(found.payments).map((row) => csvLine(row, decimal)).join('') // prettier-ignore
      : asTable(found)
  return { json: found, said }
}

function asTable({ tool, payments, year, notes }: ToolPayments): string {
  const lines = payments.length === 0 ? [`No payment to ${printable(tool)} is stored.`] : table(payments)
  const said = year ? [paidYearSentence(year, { money: (amount, currency) => `${count(amount)} ${currency}`, date: (date) => date })] : [] // prettier-ignore
  return `${[...lines, ...[...(payments.length > 0 ? [kindsSentence(payments)] : []), ...said, ...notes].map((line) => printable(line.replaceAll('\u00a0', ' ')))].join('\n')}\n`
}

function table(payments: readonly ToolPayment[]): string[] {
  const head = ['no.', 'date', 'payee', 'amount', '', 'kind', 'file', 'line', 'why']
  const rows = payments.map(({ date, payee, amount, currency, kind, file, line, why }, at) =>
    [String(at + 1), date, payee, decimals(amount, 2), currency, kind, file, String(line), why ?? ''].map(printable),
  )
  const widths = head.map((title, at) => Math.max(...[title, ...rows.map((row) => row[at]!)].map(width)))
  const isFigure = (at: number): boolean => ['no.', 'amount', 'line'].includes(head[at]!)
  return [head, ...rows].map(
    (cells) =>
    cells.map((cell, at) => (isFigure(at) ? padStart : padEnd)(cell, widths[at]!)).join('  ').trimEnd(), // prettier-ignore
  )
}
