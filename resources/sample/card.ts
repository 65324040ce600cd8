/**
 * Charges on that company's card, January 2018 to June 2019, as an issuer exports them. Most come to what the inventory
 * states; some do not, on purpose: a price that rose, a plan that grew, a bill by use, a retired tool still charged.
 */
import Papa from 'papaparse'

const columns = [
  'Date & Time',
  'Card',
  'Cardholder Name',
  'Merchant Name',
  'Merchant Category',
  'Amount',
  'Currency',
  'Status',
] as const

const firstMonth = '2018-01'
const lastMonth = '2019-06'

// merchant as printed | category | cardholder | day | every n months | month: amount from then on, 0 once it ended
const subscriptions = `
SLACK TECHNOLOGIES | Software | Omar Haddad | 12 | 1 | 2018-01: 1150
ZENDESK | Software | Lucia Romero | 1 | 3 | 2018-03: 5376
INTERCOM | Software | Theo Brandt | 14 | 1 | 2018-01: 4800, 2018-10: 5280
MIXPANEL | Software | Sam Okafor | 3 | 1 | 2018-01: 999
AHREFS PTE LTD | Software | Mara Ellison | 6 | 1 | 2018-01: 399
PAGERDUTY INC | Software | Ines Calder | 18 | 1 | 2018-01: 574
1PASSWORD | Software | Omar Haddad | 20 | 1 | 2018-01: 897
ZAPIER.COM/CHARGE | Software | Theo Brandt | 13 | 1 | 2018-01: 599, 2019-01: 799
CALENDLY | Software | Priya Anand | 3 | 1 | 2018-01: 180
ZOOM.US 888-799-9666 | Software | Omar Haddad | 8 | 1 | 2018-01: 1800
FIGMA | Software | Nora Lind | 19 | 1 | 2018-03: 540
CIRCLECI | Software | Ines Calder | 4 | 1 | 2018-01: 1350
SENTRY | Software | Ines Calder | 18 | 1 | 2018-01: 312
DELIGHTED | Software | Jonas Weil | 13 | 1 | 2018-01: 224
GUSTO | Payroll services | Dana Roth | 12 | 1 | 2018-01: 720
LOGGLY | Software | Ines Calder | 10 | 1 | 2018-01: 349
NOTION LABS | Software | Sam Okafor | 19 | 1 | 2018-11: 384
AIRTABLE | Software | Mara Ellison | 3 | 1 | 2018-12: 480`

/** Billed by use: US dollars, month by month. */
const amazon = [
  13_688.37, 13_260.18, 13_944.9, 13_102.44, 14_904.05, 14_117.62, 15_480.71, 14_702.3, 15_931.84, 15_388.12, 17_240.57,
  16_105.29, 16_920.66, 15_988.43, 17_402.75, 16_640.1, 17_955.98, 17_202.36,
]

const months = monthsBetween(firstMonth, lastMonth)

function monthsBetween(from: string, to: string): string[] {
  const list: string[] = []
  for (let at = new Date(`${from}-01T00:00:00Z`); at.toISOString().slice(0, 7) <= to;) {
    list.push(at.toISOString().slice(0, 7))
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
  }
  return list
}

interface Charge {
  month: string
  day: number
  merchant: string
  category: string
  cardholder: string
  amount: number
  status?: string
}

function subscriptionCharges(line: string): Charge[] {
  const [merchant = '', category = '', cardholder = '', day, every, prices = ''] = line
    .split('|')
    .map((cell) => cell.trim())
  const steps = prices.split(', ').map((step) => {
    const [month = '', amount] = step.split(': ')
    return { month, amount: Number(amount) }
  })
  const started = months.indexOf(steps[0]!.month)
  return months.flatMap((month, index) => {
    if (index < started || (index - started) % Number(every) !== 0) return []
    const { amount } = steps.findLast((step) => step.month <= month)!
    return [{ month, day: Number(day), merchant, category, cardholder, amount }]
  })
}

const single: Charge[] = [
  // Declined, then paid the next day; a charge that came back.
  { month: '2019-02', day: 11, merchant: 'GUSTO', category: 'Payroll services', cardholder: 'Dana Roth', amount: 720, status: 'Declined' }, // prettier-ignore
  { month: '2019-04', day: 22, merchant: 'AIRTABLE', category: 'Software', cardholder: 'Mara Ellison', amount: 480 },
  { month: '2019-04', day: 25, merchant: 'AIRTABLE', category: 'Software', cardholder: 'Mara Ellison', amount: -480 },
]

/** The card's file, oldest charge first. */
export function cardCsv(): string {
  const charges = [
    ...subscriptions.trim().split('\n').flatMap(subscriptionCharges),
    ...months.map((month, index): Charge => ({
      month,
      day: 3,
      merchant: 'AMAZON WEB SERVICES',
      category: 'Computer network services',
      cardholder: 'Ines Calder',
      amount: amazon[index]!,
    })),
    ...single,
  ]
  const rows = charges.map(({ month, day, merchant, category, cardholder, amount, status = 'Settled' }) => [
    `${month}-${String(day).padStart(2, '0')} 09:00:00`,
    '4417',
    cardholder,
    merchant,
    category,
    amount.toFixed(2),
    'USD',
    status,
  ])
  rows.sort((a, b) => (a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : 0))
  return `${Papa.unparse([[...columns], ...rows], { newline: '\n' })}\n`
}
