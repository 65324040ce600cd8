/** Any table of payments: a date, a payee and an amount, by the usual names of their columns. */
import { type ColumnMap, type PaymentField, paymentFields } from '../../../../shared/import.ts'
import { currencyInName, signInName } from '../currency-in-name.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

/** Names of the three columns, as docs/sources.md lists them. The payee is the first of `vendor`, `contact` and `remark`. */
const paymentColumns = {
  vendor: [
    'Merchant',
    'Merchant Name',
    'Vendor',
    'Vendor Name',
    'Payee',
    'Payee Name',
    'Supplier',
    'Supplier Name',
    'Händler',
    'Lieferant',
    'Kreditor',
    'Empfänger',
    'Zahlungsempfänger',
    'Begünstigter',
    'Commerçant',
    'Bénéficiaire',
    'Fournisseur',
    'Leverancier',
    'Crediteur',
    'Begunstigde',
    'Naam tegenpartij',
    'Naam relatie',
    'Proveedor',
    'Beneficiario',
  ],
  /** Of whoever a row is about, payee or not: they go before remarks, and make no table one of payments. */
  contact: ['Contact', 'Contact Name', 'Relatie', 'Name', 'Naam'],
  /** Remarks, which are all that many statements say of the payee. */
  remark: ['Description', 'Naam / Omschrijving', 'Omschrijving'],
  date: [
    'Transaction Date',
    'Transaction Time',
    'Transaction Date & Time',
    'Date & Time',
    'Purchase Date',
    'Charge Date',
    'Posted Date',
    'Post Date',
    'Posting Date',
    'Booking Date',
    'Settlement Date',
    'Settled Date',
    'Payment Date',
    'Invoice Date',
    'Date of Payment',
    'Date Paid',
    'Paid On',
    'Date',
    'Buchungsdatum',
    'Buchungstag',
    'Transaktionsdatum',
    'Zahlungsdatum',
    'Datum',
    'Date opération',
    'Date d’opération',
    'Date de paiement',
    'Transactiedatum',
    'Boekingsdatum',
    'Boekdatum',
    'Fecha',
  ],
  amount: [
    'Amount',
    'Transaction Amount',
    'Posted Amount',
    'Billed Amount',
    'Payment Amount',
    'Total',
    'Total Amount',
    'Spent',
    'Debit',
    'Debet',
    'Amount Paid',
    'Betrag',
    'Umsatz',
    'Montant',
    'Bedrag',
    'Transactiebedrag',
    'Importe',
  ],
}
const payees = [...paymentColumns.vendor, ...paymentColumns.contact, ...paymentColumns.remark]

/** Columns of charges alone, and those of what came back beside them. */
const debits = ['Debit', 'Debet', 'Spent']
const credits = ['Credit', 'Received']

/** Whether columns say by their names that they hold payees: contacts do beside debits. */
export const namesPayee = (columns: readonly string[]): boolean =>
  named(columns, [...paymentColumns.vendor, ...paymentColumns.remark, ...debits]).length > 0

/** Of a table with two amounts: the one in the currency of the account, its currency, and what was charged before it was converted. */
const accountColumns = {
  amount: [
    'Billed Amount',
    'Billing Amount',
    'Posted Amount',
    'Settlement Amount',
    'Settled Amount',
    'Account Amount',
    'Amount in account currency',
    'Amount (account currency)',
    'Home Amount',
    'Base Amount',
    'Converted Amount',
  ],
  currency: [
    'Billed Currency',
    'Billing Currency',
    'Posted Currency',
    'Settlement Currency',
    'Settled Currency',
    'Account Currency',
    'Home Currency',
    'Base Currency',
    'Converted Currency',
  ],
}
const originalColumns = {
  amount: [
    'Original Amount',
    'Orig Amount',
    'Amount in original currency',
    'Foreign Amount',
    'Foreign Currency Amount',
    'Local Amount',
    'Merchant Amount',
    'Originalbetrag',
    'Fremdwährungsbetrag',
    'Montant d’origine',
    'Oorspronkelijk bedrag',
  ],
  currency: [
    'Original Currency',
    'Orig Currency',
    'Foreign Currency',
    'Local Currency',
    'Merchant Currency',
    'Originalwährung',
    'Fremdwährung',
    'Devise d’origine',
    'Oorspronkelijke valuta',
  ],
}

/** Field of a tool that a person names a column for → what the column holds. */
const roles = {
  name: 'vendor',
  start_date: 'date',
  cost: 'amount',
  currency: 'currency',
  original_amount: 'originalAmount',
  original_currency: 'originalCurrency',
  direction: 'direction',
  category: 'category',
  team: 'team',
  owner: 'owner',
  status: 'status',
} as const satisfies Record<PaymentField, keyof LedgerFormat>

/** What each of the three columns holds. */
const needed = { date: 'the day of a payment (start_date)', vendor: 'who was paid (name)', amount: 'the amount (cost)' }

/** Those of them that are not found. Columns may be `chosen` by field. */
export function missingColumns(columns: readonly string[], chosen: ColumnMap = {}): string[] {
  const lacks = (field: PaymentField, names: readonly string[]): boolean =>
    (chosen[field] ?? '') === '' && named(columns, names).every((column) => column === chosen['original_amount'])
  return [
    ...(lacks('start_date', paymentColumns.date) ? [needed.date] : []),
    ...(lacks('name', payees) ? [needed.vendor] : []),
    ...(lacks('cost', [...paymentColumns.amount, ...accountColumns.amount]) ? [needed.amount] : []),
  ]
}

/** Those of them that a person said there are none of: no row could be read. The payee may stand above its payments. */
export const untoldColumns = ({ date, vendor, amount, grouped }: LedgerFormat): string[] => [
  ...(date.length === 0 ? [needed.date] : []),
  ...(vendor.length === 0 && grouped !== true ? [needed.vendor] : []),
  ...(amount.length === 0 ? [needed.amount] : []),
]

/** null where one of the three is missing. Columns may be `chosen` by field. */
export function paymentsTable(columns: readonly string[], chosen: ColumnMap = {}): LedgerFormat | null {
  if (missingColumns(columns, chosen).length > 0) return null
  const has = (names: string[]): string[] => named(columns, names)
  const account = has(accountColumns.amount)
  const charged = has(paymentColumns.amount).filter((column) => !account.includes(column))
  const isBoth = account.length > 0 && charged.length > 0
  const ofAccount = has(accountColumns.currency)
  const currencies = [
    'Currency',
    'Currency Code',
    'Transaction Currency',
    'Payment Currency',
    'Währung',
    'Devise',
    'Valuta',
    'Munt',
    'Muntsoort',
  ]
  const format = withColumns(
    {
      id: 'payments',
      title: 'Table of payments',
      required: [],
      helpful: [],
      vendor: has(payees),
      date: has(paymentColumns.date),
      amount: isBoth ? account : [...charged, ...account],
      currency: ofAccount.length > 0 ? ofAccount : isBoth ? [] : currencies,
      originalAmount: [...has(originalColumns.amount), ...(isBoth ? charged : [])],
      originalCurrency: [...has(originalColumns.currency), ...(isBoth ? has(currencies) : [])],
      // `Account` is where the money came from, and no category.
      category: [
        'Category',
        'Expense Type',
        'SK Category',
        'Merchant Category',
        'Kategorie',
        'Branche',
        'Catégorie',
        'Categorie',
      ],
      team: [
        'Department',
        'Team',
        'Cost Center',
        'Cost Centre',
        'Kostenstelle',
        'Abteilung',
        'Centre de coûts',
        'Kostenplaats',
        'Afdeling',
      ],
      owner: ['Owner', 'Cardholder', 'Cardholder Name', 'Employee', 'Karteninhaber', 'Titulaire', 'Kaarthouder'],
      status: ['Status', 'State'],
      type: ['Type', 'Transaction type'],
    },
    chosen,
  )
  const isDebit = named(columns, debits).includes(format.amount[0]!)
  return {
    ...format,
    required: [format.vendor[0]!, format.date[0]!, format.amount[0]!],
    ...(isDebit && { credit: has(credits) }),
  }
}

/** The columns that are called so, best first; what currency a name says at its end is no part of it. */
function named(columns: readonly string[], names: readonly string[]): string[] {
  const bare = (column: string): string =>
    currencyInName(column)?.rest.replace(/\s+in$/i, '') ??
    (signInName(column) === null ? column : column.replace(/[\s_\-.([]*[A-Za-z]{0,3}[$£][)\]\s]*$/u, ''))
  return names.flatMap((name) => {
    const key = columnKey(name)
    return columns.find((column) => columnKey(column) === key) ?? columns.find((column) => columnKey(bare(column)) === key) ?? [] // prettier-ignore
  })
}

/** With the columns that a person chose; "" = none. */
export function withColumns(format: LedgerFormat, chosen: ColumnMap): LedgerFormat {
  const own = paymentFields.flatMap((field) => {
    const column = chosen[field]
    return column === undefined ? [] : [[roles[field], column === '' ? [] : [column]] as const]
  })
  const chosenFormat: LedgerFormat = { ...format, ...Object.fromEntries(own) }
  const original = new Set([chosen['original_amount'], chosen['original_currency']].map((column) => columnKey(column ?? ''))) // prettier-ignore
  const others = (names: string[]): string[] => names.filter((name) => !original.has(columnKey(name)))
  return {
    ...chosenFormat,
    amount: others(chosenFormat.amount),
    ...(chosenFormat.currency && { currency: others(chosenFormat.currency) }),
  }
}
