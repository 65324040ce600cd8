/** The town that a card writes at once behind a payee whose name fills its column: `SLACK TECHNOLOGIES LSAN FRANCISCO`. */
import { legalForms } from '../../stack/names/payee-words.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

/** `town`: as a column of its own names it. What does not end with it stays as it is. */
export function withoutTown(payee: string, town: string, { town: at }: Pick<LedgerFormat, 'town'>): string {
  const [city = ''] = town.split(/[\r\n,]/).map((part) => part.trim().toLowerCase())
  if (at === undefined || city === '' || !payee.slice(at.from).toLowerCase().startsWith(city)) return payee
  const name = payee.slice(0, at.from)
  return (/\s$/.test(name) ? name : withoutCutForm(name)).trim()
}

/** What the column has no room for is a part of a word, which of a legal form says nothing: `INTERCOM R&D UNLIMIT`. */
function withoutCutForm(name: string): string {
  const [, before, last = ''] = /^(.*\S)[\s,]+(\S+)$/.exec(name) ?? []
  const isCut = !legalForms.has(last.toLowerCase()) && forms.some((form) => form.startsWith(last.toLowerCase()))
  return before !== undefined && isCut ? before : name
}

const forms = [...legalForms, 'unlimited', 'dba']

export const townIn = ({ town }: Pick<LedgerFormat, 'town'>, extra: Readonly<Record<string, string>>): string =>
  Object.entries(extra).find(([column]) => columnKey(column) === columnKey(town?.column ?? ''))?.[1] ?? ''
