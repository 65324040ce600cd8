/** What every preview begins with. */
import type { WithProperties } from '../ids/id-property.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { ImportPreview } from '../../../../shared/import.ts'
import type { IdsIn } from '../ids/known-ids.ts'
import { ledgerFormats } from '../spend/index.ts'
import type { DuplicatesOf } from './known-rows.ts'
import type { PaidBefore } from '../../stack/payments/first-charge.ts'

export const paymentIds: ReadonlySet<string> = new Set(ledgerFormats.map(({ id }) => id))

/** Rows of each kind that are shown. */
export const shownRows = 20

/** What is known of the workspace that the file would be imported into. */
export interface PreviewInto {
  config: WorkspaceConfig
  now: Date
  /** Whether it has page views already. */
  countsPages: boolean
  /** Who is in it already. */
  idsIn: IdsIn
  /** With what its events say beside. */
  withProperties: WithProperties
  /** Files chosen together with it of which only the first part was looked through for its people. */
  cutBeside: readonly string[]
  /** null where there is none. */
  duplicatesOf: DuplicatesOf | null
  /** Of its imported payments. */
  paid: PaidBefore
  /** One's own addresses, as the last import was told them. */
  lastAddresses: readonly string[]
}

/** What is known of a file before its rows are looked at. */
export type PreviewBase = Omit<ImportPreview, 'columns' | 'problems'>

/** What only some kinds of files have. */
export const nothingYet = {
  payments: false,
  hasMoments: false,
  events: [],
  tools: [],
  records: [],
  order: null,
  offsetZone: null,
  earlier: null,
  suggested: {},
  otherId: null,
  settingTable: null,
  mappings: [],
  uncountedPageViews: [],
  amountCurrency: null,
  otherEvents: [],
  currency: null,
  dates: [],
  datesOffer: null,
  days: null,
  paidIs: null,
  addresses: null,
  vat: null,
  paymentCategories: [],
  otherAccounts: [],
  sheets: [],
} satisfies Partial<ImportPreview>
