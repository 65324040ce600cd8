/** What a tool is once its row has been read: typed, blanks as null, dates as `YYYY-MM-DD`. */

export const toolStatuses = ['active', 'trial', 'candidate', 'retired'] as const
export const billingPeriods = ['month', 'quarter', 'year', 'once'] as const
export const adoptionReasons = ['volume', 'sophistication', 'new focus', 'other'] as const

export type ToolStatus = (typeof toolStatuses)[number]
export type BillingPeriod = (typeof billingPeriods)[number]
export type AdoptionReason = (typeof adoptionReasons)[number]

/** `YYYY-MM-DD`. A calendar day, not an instant: contracts start and end on days, in no time zone. */
export type IsoDate = string

export interface Price {
  /** Per billing period, in `currency`; null = unknown. */
  cost: number | null
  /** ISO 4217 code; null = the workspace currency. */
  currency: string | null
  billingPeriod: BillingPeriod
}

/** A price change: holds from `from` until the next dated price. */
export interface DatedPrice extends Price {
  from: IsoDate
}

export interface Tool extends Price {
  name: string
  /** Empty text = not set, here and in every other text field. */
  vendor: string
  category: string
  capabilities: string[]
  team: string
  owner: string
  ownerEmail: string
  status: ToolStatus
  seatsLicensed: number | null
  seatsActive: number | null
  /** null = in use since before anything was written down. */
  startDate: IsoDate | null
  /** The first day without the tool; null = no end known. */
  endDate: IsoDate | null
  renewalDate: IsoDate | null
  noticeDays: number | null
  autoRenew: boolean | null
  /** Names of tools; they need not be in the inventory. */
  connectedTo: string[]
  replaces: string[]
  reason: AdoptionReason | null
  note: string
  /** What adding or dropping the tool costs once, in `currency`. */
  switchingCost: number | null
  /** Columns of the file that are no field of ours: column name → cell text, blanks left out. */
  custom: Record<string, string>
  /** Later prices, by rising date; before the first of them the tool's own price holds. */
  prices: DatedPrice[]
}

/** Each dated price without a currency in that of its tool. */
export const inOwnCurrency = (tool: Tool): Tool => ({
  ...tool,
  prices: tool.prices.map((price) => ({ ...price, currency: price.currency ?? tool.currency })),
})
