/** What may be said about a file on the command line; `import` and `mapping save` take the same. */
import { type ColumnMap, dayTimes, importKinds, paidSigns, type VatGiven } from '../../../shared/import.ts'
import { isIpRange, typedIpRanges } from '../../../shared/pages/ip-ranges.ts'
import { numberOf, oneOf, usage } from './args.ts'

export const choiceOptions = {
  workspace: { type: 'string', short: 'w' },
  kind: { type: 'string' },
  format: { type: 'string' },
  map: { type: 'string', multiple: true },
  zone: { type: 'string' },
  'day-order': { type: 'string' },
  days: { type: 'string' },
  'paid-is': { type: 'string' },
  'count-account': { type: 'string', multiple: true },
  vat: { type: 'string', multiple: true },
  currency: { type: 'string' },
  'internal-addresses': { type: 'string', multiple: true },
  keep: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  'header-line': { type: 'string' },
  inventory: { type: 'string' },
  'as-of': { type: 'string' },
  order: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  mapping: { type: 'string' },
} as const

type Values = {
  [
    K in Exclude<
      keyof typeof choiceOptions,
      'map' | 'workspace' | 'sheet' | 'keep' | 'internal-addresses' | 'vat' | 'count-account'
    >
  ]?: string | undefined
} & {
  map?: string[] | undefined
  vat?: string[] | undefined
  'count-account'?: string[] | undefined
  sheet?: string[] | undefined
  keep?: string[] | undefined
  'internal-addresses'?: string[] | undefined
}

const delimiterNames = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const
type DelimiterName = keyof typeof delimiterNames

/** Parameters of `imports.run` for one file, but the file. Throws USAGE. */
export function readChoices(values: Values) {
  const kind = oneOf('--kind', values.kind, importKinds)
  const order = oneOf('--order', values.order, ['rows'])
  const inventory = oneOf('--inventory', values.inventory, ['append', 'snapshot'] as const)
  const asOf = values['as-of']
  const { map, dates } = values.map ? parseMap(values.map) : {}
  const dayOrder = oneOf('--day-order', values['day-order'], ['day-month', 'month-day'] as const)
  const days = oneOf('--days', values.days, dayTimes)
  const paidIs = oneOf('--paid-is', values['paid-is'], paidSigns)
  const delimiter = oneOf('--delimiter', values.delimiter, Object.keys(delimiterNames) as DelimiterName[])
  return {
    ...(kind && { kind }),
    ...(inventory && { inventory }),
    ...(asOf !== undefined && { asOf }),
    ...(values.format !== undefined && { format: values.format }),
    ...(map && { map }),
    ...(dates && { dates }),
    ...(values.zone !== undefined && { zone: values.zone }),
    ...(dayOrder && { dayOrder }),
    ...(days && { days }),
    ...(paidIs && { paidIs }),
    ...(values['count-account'] && { countAccounts: values['count-account'] }),
    ...(values.vat && { vat: values.vat.map(parseVat) }),
    ...(values.currency !== undefined && { currency: values.currency.toUpperCase() }),
    ...(values['internal-addresses'] && { internalAddresses: internalAddresses(values['internal-addresses']) }),
    ...(values.keep && { keep: values.keep }),
    ...(values.encoding !== undefined && { encoding: values.encoding }),
    ...(delimiter && { delimiter: delimiterNames[delimiter] }),
    ...(values['header-line'] !== undefined && { headerLine: numberOf('--header-line', values['header-line']) }),
    ...(order && { order: order as 'rows' }),
    ...(values.sheet && {
      sheets: values.sheet.some((name) => name.toLowerCase() === 'all') ? ('all' as const) : values.sheet,
    }),
    ...(values.mapping !== undefined && { mapping: values.mapping }),
  }
}

/** Throws USAGE. */
function internalAddresses(texts: readonly string[]): string[] {
  const ranges = texts.flatMap(typedIpRanges)
  const other = ranges.find((each) => !isIpRange(each))
  if (other !== undefined || ranges.length === 0)
    throw usage(`--internal-addresses must be IP addresses or networks such as 192.0.2.20,198.51.100.0/24, and "${other ?? texts.join(' ')}" is not.`) // prettier-ignore
  return ranges
}

/** `19` of all payees, `19=Personio;DATEV eG` of some, `Tax amount` as that column says of each row. */
function parseVat(text: string): VatGiven {
  const [rate = '', ...payees] = text.split(/[=;]/).map((part) => part.trim())
  if (payees.length === 0 && !/^[\d.,]/.test(rate)) return { rate: 0, payees: [], column: rate }
  return { rate: numberOf('--vat', rate.replace(/\s*%$/, '')), payees: payees.filter((payee) => payee !== '') }
}

/** `time=Date,visitor=Cookie id`. A column name may hold commas: a new field begins only where `name=` follows one. Several of `time` are dates of events each. */
export function parseMap(texts: string[]): { map: ColumnMap; dates?: string[] } {
  const map: ColumnMap = {}
  const times: string[] = []
  for (const part of texts.flatMap((text) => text.split(/,(?=\s*\w+=)/))) {
    const at = part.indexOf('=')
    const field = part.slice(0, at).trim()
    if (at < 1 || field === '') throw usage(`--map must be field=Column,…, and "${part}" is not.`)
    if (field === 'time') times.push(part.slice(at + 1))
    else if (field in map) throw usage(`--map names the field "${field}" twice.`)
    map[field] = part.slice(at + 1)
  }
  return times.length > 1 ? { map, dates: times } : { map }
}
