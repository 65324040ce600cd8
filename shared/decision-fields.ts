/** What the figures of a decision are called, count in, start from and where that start comes from. */
import type { Decision, Estimate } from './decision.ts'

export type CostField =
  | 'engineerMonths'
  | 'loadedMonthlyCost'
  | 'scopeContingency'
  | 'technicalContingency'
  | 'maintenanceRate'
  | 'runningPerYear'
  | 'seats'
  | 'pricePerSeatYear'
  | 'seatGrowth'
  | 'priceUplift'
  | 'implementation'
  | 'integration'
  | 'oversightHoursPerWeek'
  | 'oversightShare'
  | 'goLiveMonth'
  | 'runsFromMonth'
  | 'untilThenPerMonth'
  | 'unitsPerYear'
  | 'pricePerUnit'
  | 'exit'
  | 'loadedHourlyRate'

export interface FieldInfo {
  label: string
  unit: 'months' | 'money' | 'share' | 'count' | 'hours'
  /** What a new decision starts with. */
  start: Estimate
  /** Why it starts there; anybody may know better. */
  source: string
}

export const costFields: Record<CostField, FieldInfo> = {
  engineerMonths: {
    label: 'Engineer-months',
    unit: 'months',
    start: [3, 4, 8],
    source: 'A placeholder: ask whoever would build it, for what no tool does yet.',
  },
  loadedMonthlyCost: {
    label: 'Loaded monthly cost',
    unit: 'money',
    start: [12_000, 14_000, 17_000],
    source: 'A placeholder: salary × (1 + overhead) ÷ 12; finance knows yours.',
  },
  scopeContingency: {
    label: 'Scope contingency',
    unit: 'share',
    start: [0.3, 0.3, 0.3],
    source: 'A common default: 30 % for scope that turns up later.',
  },
  technicalContingency: {
    label: 'Technical contingency',
    unit: 'share',
    start: [0.2, 0.2, 0.2],
    source: 'A common default: 20 % for what turns out to be hard.',
  },
  maintenanceRate: {
    label: 'Maintenance per year',
    unit: 'share',
    start: [0.15, 0.2, 0.35],
    source: 'Published ranges: 15–25 % of the build a year, up to 35 % for modern and more for old systems.',
  },
  runningPerYear: {
    label: 'Running cost per year',
    unit: 'money',
    start: [0, 0, 0],
    source: 'Hosting, data and services it needs.',
  },
  seats: { label: 'Seats', unit: 'count', start: [10, 10, 10], source: 'Seats, or any unit the vendor charges by.' },
  pricePerSeatYear: {
    label: 'Price per seat and year',
    unit: 'money',
    start: [1_000, 1_200, 1_500],
    source: 'A placeholder: the list price or a quote.',
  },
  seatGrowth: {
    label: 'Seat growth per year',
    unit: 'share',
    start: [0, 0.1, 0.2],
    source: 'A placeholder: how the team grew last year.',
  },
  priceUplift: {
    label: 'Price uplift per year',
    unit: 'share',
    start: [0.03, 0.05, 0.1],
    source: 'A placeholder: what the contract allows at renewal.',
  },
  implementation: {
    label: 'Implementation',
    unit: 'money',
    start: [0, 0, 0],
    source: 'Set-up and training, once.',
  },
  integration: {
    label: 'Integration',
    unit: 'money',
    start: [3_600, 4_800, 6_000],
    source: 'Often 30–50 % of the first year of licences, once.',
  },
  oversightHoursPerWeek: {
    label: 'Oversight',
    unit: 'hours',
    start: [1, 2, 4],
    source: 'Hours a week somebody looks after it, in every year.',
  },
  oversightShare: {
    label: 'Oversight, share of an engineer',
    unit: 'share',
    start: [0, 0, 0],
    source: 'Beside or in place of hours: 20 % of an engineer, at the loaded monthly cost of building.',
  },
  goLiveMonth: {
    label: 'Goes live after, months',
    unit: 'months',
    start: [0, 0, 0],
    source: 'From when on the share of an engineer counts; 0 = from the start.',
  },
  runsFromMonth: {
    label: 'Runs from month',
    unit: 'months',
    start: [0, 0, 0],
    source: 'From when on licences, fees, running cost, maintenance and oversight count; 0 = from the start.',
  },
  untilThenPerMonth: {
    label: 'As today until then, per month',
    unit: 'money',
    start: [0, 0, 0],
    source: 'What going on as today costs in each month before it runs, such as work by hand.',
  },
  unitsPerYear: {
    label: 'Units per year',
    unit: 'count',
    start: [0, 0, 0],
    source: 'Where the vendor charges by use: returns, transactions or messages a year.',
  },
  pricePerUnit: {
    label: 'Fee per unit',
    unit: 'money',
    start: [0, 0, 0],
    source: 'Fee for each of these units, beside seats; rises with the price uplift.',
  },
  exit: {
    label: 'Exit cost',
    unit: 'money',
    start: [0, 0, 0],
    source: 'Export, retraining and running both for a while, at the end of the horizon.',
  },
  loadedHourlyRate: {
    label: 'Loaded hourly rate',
    unit: 'money',
    start: [80, 90, 100],
    source: 'A placeholder: what an hour of the people who look after it costs.',
  },
}

/** Of which 0 is an answer, and no start that somebody should replace. */
export const isOptional = (field: CostField): boolean => optional.has(field)

const optional: ReadonlySet<CostField> = new Set([
  'oversightShare',
  'goLiveMonth',
  'runsFromMonth',
  'untilThenPerMonth',
  'unitsPerYear',
  'pricePerUnit',
])

const onBothSides = ['oversightHoursPerWeek', 'oversightShare', 'goLiveMonth', 'runsFromMonth', 'untilThenPerMonth'] as const // prettier-ignore

/** Said of building and of buying alike. */
export const isOnBothSides = (field: CostField): field is (typeof onBothSides)[number] =>
  (onBothSides as readonly CostField[]).includes(field)

/** In the order they are asked for; each kind of option has these. */
const buildFields = [
  'engineerMonths',
  'loadedMonthlyCost',
  'scopeContingency',
  'technicalContingency',
  'maintenanceRate',
  'runningPerYear',
  'oversightHoursPerWeek',
  'oversightShare',
  'goLiveMonth',
  'runsFromMonth',
  'untilThenPerMonth',
] as const satisfies CostField[]
const buyFields = [
  'seats',
  'pricePerSeatYear',
  'seatGrowth',
  'priceUplift',
  'unitsPerYear',
  'pricePerUnit',
  'implementation',
  'integration',
  'oversightHoursPerWeek',
  'oversightShare',
  'goLiveMonth',
  'runsFromMonth',
  'untilThenPerMonth',
  'exit',
] as const satisfies CostField[]
const eitherFields = [
  ...buildFields.filter((field) => !isOnBothSides(field)),
  ...buyFields,
] as const satisfies CostField[]

export const fieldsOf = {
  build: buildFields,
  buy: buyFields,
  nothing: eitherFields,
  own: eitherFields,
} as const
/** Time to value and the others of a new decision, equally weighted but for rounding. */
export const startCriteria: readonly { name: string; weight: number; asks: string }[] = [
  { name: 'Time to value', weight: 0.15, asks: 'How soon do people have it?' },
  { name: 'Fit', weight: 0.2, asks: 'Does it still fit at the last 10 %?' },
  { name: 'Total cost', weight: 0.2, asks: 'What does it cost over the whole horizon?' },
  { name: 'Oversight', weight: 0.1, asks: 'How little looking after does it need?' },
  { name: 'Data control', weight: 0.15, asks: 'Where does the data live, and who may see it?' },
  { name: 'Unique capability', weight: 0.1, asks: 'Does it do what nothing else can?' },
  { name: 'Switching risk', weight: 0.1, asks: 'How easily can it be left again?' },
]

/** Whether anybody has scored: in a new decision every criterion stands at 0.5 for both. */
export const isScored = (criteria: readonly { build: number; buy: number }[]): boolean =>
  criteria.some(({ build, buy }) => build !== 0.5 || buy !== 0.5)

/** What the figures say, or that they cannot say it yet: without scores there is only the cost, and a veto. */
export const verdictWords = ({
  verdict,
  scored,
}: {
  verdict: 'build' | 'buy' | 'too close'
  scored: boolean
}): string => (!scored && verdict === 'too close' ? 'not scored yet' : verdict)

/** Whether doing nothing costs nothing, and nobody says so: what is paid today goes on being paid. */
export const isFreeUnsaid = (perYear: readonly number[], source: string | undefined): boolean =>
  perYear.every((each) => each === 0) && ['', costFields.runningPerYear.source].includes(source?.trim() ?? '')

/** Inputs (`build.engineerMonths`) that stand as a new decision has them, with the source they came with. */
export function placeholdersOf({ build, buy, alternatives, loadedHourlyRate, sources }: Decision): string[] {
  const stands = (field: CostField, value: Estimate, source: string | undefined): boolean =>
    !isOptional(field) && source === costFields[field].source && value.join() === costFields[field].start.join()
  const inputs = (
    [
      ['build', build],
      ['buy', buy],
    ] as const
  ).flatMap(([kind, option]) =>
    fieldsOf[kind]
      .filter((field) =>
        stands(field, (option as unknown as Record<CostField, Estimate>)[field], option.sources[field]),
      )
      .map((field) => `${kind}.${field}`),
  )
  if (
    alternatives.some(
      (each) => each.kind === 'nothing' && isFreeUnsaid(each.runningPerYear, each.sources['runningPerYear']),
    )
  )
    inputs.push('nothing.runningPerYear')
  return stands('loadedHourlyRate', loadedHourlyRate, sources['loadedHourlyRate'])
    ? [...inputs, 'loadedHourlyRate']
    : inputs
}

/** `Engineer-months, build`: what inputs are called in a sentence. */
export const placeholderNames = (inputs: readonly string[]): string =>
  inputs
    .map((input) => {
      const [side, field] = input.includes('.') ? input.split('.') : ['', input]
      const { label } = costFields[field as CostField]
      if (side === 'nothing') return `${label} of doing nothing`
      return isOnBothSides(field as CostField) ? `${label} of ${side === 'build' ? 'building' : 'buying'}` : label
    })
    .join(', ')
