/** A decision while it is typed: every figure a text, in the unit people type it in (30 for 30 %). */
import { inCents } from '../../shared/text/csv.ts'
import { readEntries, writeEntries } from '../../shared/stack/capabilities.ts'
import { ahp as pairwise } from '../../shared/statistics/ahp.ts'
import {
  costFields,
  type CostField,
  fieldsOf,
  isFreeUnsaid,
  isOptional,
  startCriteria,
} from '../../shared/decision-fields.ts'
import { parseMoney } from '../../shared/text/money-text.ts'
import { doubt, written } from '../../shared/text/typed-amount.ts'
import {
  type Decision,
  decision as decisionSchema,
  type Estimate,
  type OptionKind,
  toDecisionJson,
} from '../../shared/decision.ts'

export type EstimateText = [low: string, likely: string, high: string]

export interface OptionDraft {
  name: string
  tool: string
  note: string
  veto: string
  fields: Partial<Record<CostField, EstimateText>>
  sources: Record<string, string>
  /** By criterion; "" = not scored. */
  utilities: Record<string, string>
}

export interface AlternativeDraft extends OptionDraft {
  kind: OptionKind
}

export interface CriterionDraft {
  name: string
  /** In %. */
  weight: string
  build: string
  buy: string
  note: string
}

export interface DecisionDraft {
  name: string
  question: string
  horizonYears: string
  /** In %. */
  discountRate: string
  capabilities: string
  build: OptionDraft
  buy: OptionDraft
  alternatives: AlternativeDraft[]
  loadedHourlyRate: EstimateText
  sources: Record<string, string>
  criteria: CriterionDraft[]
  /** Comparisons of Saaty's scale, row over column; null = weights are typed. */
  ahp: number[][] | null
  cannotBeRecreated: boolean
  cannotBeRecreatedBecause: string
  notes: string
  choice: string
  by: string
  on: string
  because: string
  revisitOn: string
}

const digits = (value: number): string => String(Number(value.toPrecision(12)))

const isShare = (field: CostField): boolean => costFields[field].unit === 'share'

function toText(field: CostField, value: Estimate): EstimateText {
  const scale = isShare(field) ? 100 : 1
  const [low, likely, high] = value.map((part) => {
    const text = digits(part * scale)
    return isShare(field) ? text : written(Number(text))
  })
  // One number is meant where all three are the same.
  return low === high ? ['', likely!, ''] : [low!, likely!, high!]
}

/** `12,000`, `12k`, `1.2m`, `30 %`, `$400`, `1,5`, `1.058,93`, as in files; NaN for what is no number. */
export function parseNumber(text: string): number {
  const cell = parseMoney(text.replace('%', ''))
  return cell.ok && cell.money ? cell.money.amount : NaN
}

/** Where figures come from, after one was typed: the words that came with a default are not true of it. */
export const sourcesAfter = (sources: Record<string, string>, field: CostField): Record<string, string> =>
  sources[field] === costFields[field].source ? { ...sources, [field]: '' } : sources

/** By path: what may be two numbers, and what to type instead. No share has thousands of %. */
function doubts({ build, buy, alternatives, loadedHourlyRate }: DecisionDraft): Record<string, string> {
  const found: Record<string, string> = {}
  const look = (path: string, field: CostField, value: EstimateText | undefined): void => {
    const problem = isShare(field) ? null : (value?.map(doubt).find((each) => each !== null) ?? null)
    if (problem !== null) found[path] = problem
  }
  const options = [
    ['build', 'build', build],
    ['buy', 'buy', buy],
    ...alternatives.map((each, at) => [`alternatives.${at}`, each.kind, each] as const),
  ] as const
  for (const [path, kind, option] of options)
    for (const field of fieldsOf[kind]) look(`${path}.${field}`, field, option.fields[field])
  look('loadedHourlyRate', 'loadedHourlyRate', loadedHourlyRate)
  return found
}

const newOption = (kind: OptionKind, name: string): OptionDraft => ({
  name,
  tool: '',
  note: '',
  veto: '',
  fields: Object.fromEntries(
    fieldsOf[kind].map((field) => [
      field,
      kind === 'build' || kind === 'buy' ? toText(field, costFields[field].start) : (['', '0', ''] as EstimateText),
    ]),
  ),
  // Where it starts is a default and says so, until somebody knows better.
  sources:
    kind === 'build' || kind === 'buy'
      ? Object.fromEntries(fieldsOf[kind].map((field) => [field, costFields[field].source]))
      : {},
  utilities: {},
})

/** Stands as it came, with the source it came with: nobody has looked at it. */
export const isPlaceholder = (field: CostField, value: EstimateText | undefined, source: string | undefined): boolean =>
  !isOptional(field) &&
  source === costFields[field].source &&
  value?.join() === toText(field, costFields[field].start).join()

/** Whether doing nothing stands at no cost, and nobody says that it has none. */
export const isFree = ({ kind, fields, sources }: AlternativeDraft): boolean =>
  kind === 'nothing' &&
  isFreeUnsaid((fields.runningPerYear ?? []).map((text) => (text.trim() === '' ? 0 : parseNumber(text))), sources['runningPerYear']) // prettier-ignore

/** Figures of a new decision that are placeholders. */
export function placeholdersIn({ build, buy, alternatives, loadedHourlyRate, sources }: DecisionDraft): number {
  return [
    ...alternatives.map(isFree),
    ...(
      [
        ['build', build],
        ['buy', buy],
      ] as const
    ).flatMap(([kind, option]) =>
      fieldsOf[kind].map((field) => isPlaceholder(field, option.fields[field], option.sources[field])),
    ),
    isPlaceholder('loadedHourlyRate', loadedHourlyRate, sources['loadedHourlyRate']),
  ].filter(Boolean).length
}

export const newAlternative = (kind: OptionKind): AlternativeDraft => ({
  kind,
  ...newOption(
    kind,
    { build: 'Another way to build', buy: 'Another vendor', nothing: 'Do nothing', own: 'Use what we own' }[kind],
  ),
})

/** What is paid a year today for tools of the inventory, in workspace currency, and for which. */
export interface PaidToday {
  amount: number
  tools: string[]
  day: string
}

/**
 * What doing nothing goes on costing: the tools that the option names, else those that the other options name, as far as they
 * are in use on the day. `costs`: annual cost by name; null where it is not known. null = none of them is paid for.
 */
export function paidToday(
  { build, buy, alternatives }: Pick<DecisionDraft, 'build' | 'buy' | 'alternatives'>,
  own: string,
  costs: readonly { name: string; annualCost: number | null }[],
  day: string,
): PaidToday | null {
  const key = (name: string): string => name.trim().toLowerCase()
  const others = [build, buy, ...alternatives.filter(({ kind }) => kind !== 'nothing')].map(({ tool }) => tool)
  const wanted = new Set((own.trim() === '' ? others : [own]).map(key))
  const paid = costs.flatMap(({ name, annualCost }) => (wanted.has(key(name)) && annualCost ? [{ name, annualCost }] : [])) // prettier-ignore
  return paid.length === 0 ? null : { amount: inCents(paid.reduce((sum, each) => sum + each.annualCost, 0)), tools: paid.map(({ name }) => name), day } // prettier-ignore
}

/** `option` with what is paid today as its running cost, and where that comes from. */
export const withPaidToday = <O extends OptionDraft>(option: O, { amount, tools, day }: PaidToday): O => ({
  ...option,
  fields: { ...option.fields, runningPerYear: ['', digits(amount), ''] },
  sources: { ...option.sources, runningPerYear: `Inventory on ${day}: ${tools.join(', ')}` },
})

/** What the inventory says of a tool that is bought by the seat, in workspace currency. */
export interface SeatsToday {
  tool: string
  seats: number
  /** A year. */
  pricePerSeat: number
  day: string
}

/** null where the tool, what it costs or its seats are not known. `tools`: those in use on the day. */
export function seatsToday(
  own: string,
  tools: readonly { name: string; annualCost: number | null; seats: number | null }[],
  day: string,
): SeatsToday | null {
  const found = tools.find(({ name }) => name.trim().toLowerCase() === own.trim().toLowerCase())
  if (!found?.annualCost || !found.seats) return null
  return { tool: found.name, seats: found.seats, pricePerSeat: inCents(found.annualCost / found.seats), day }
}

export const withSeatsToday = (option: OptionDraft, { tool, seats, pricePerSeat, day }: SeatsToday): OptionDraft => {
  const source = `Inventory on ${day}: ${tool}`
  return {
    ...option,
    fields: { ...option.fields, seats: ['', digits(seats), ''], pricePerSeatYear: ['', digits(pricePerSeat), ''] },
    sources: { ...option.sources, seats: source, pricePerSeatYear: source },
  }
}

export const emptyDraft = (): DecisionDraft => ({
  name: '',
  question: '',
  horizonYears: '3',
  discountRate: '10',
  capabilities: '',
  build: newOption('build', ''),
  buy: newOption('buy', ''),
  alternatives: [],
  loadedHourlyRate: toText('loadedHourlyRate', costFields.loadedHourlyRate.start),
  sources: { loadedHourlyRate: costFields.loadedHourlyRate.source },
  criteria: startCriteria.map(({ name, weight, asks }) => ({
    name,
    weight: digits(weight * 100),
    build: '0.5',
    buy: '0.5',
    note: asks,
  })),
  ahp: null,
  cannotBeRecreated: false,
  cannotBeRecreatedBecause: '',
  notes: '',
  choice: '',
  by: '',
  on: '',
  because: '',
  revisitOn: '',
})

export function fromDecision(decision: Decision): DecisionDraft {
  const option = (
    kind: OptionKind,
    each: Decision['build'] | Decision['buy'] | Decision['alternatives'][number],
  ): OptionDraft => ({
    name: each.name,
    tool: each.tool,
    note: each.note,
    veto: 'veto' in each ? each.veto : '',
    fields: Object.fromEntries(
      fieldsOf[kind].map((field) => [field, toText(field, (each as unknown as Record<CostField, Estimate>)[field])]),
    ),
    sources: each.sources,
    utilities:
      'utilities' in each
        ? Object.fromEntries(Object.entries(each.utilities).map(([key, value]) => [key, digits(value)]))
        : {},
  })
  const { decided } = decision
  return {
    name: decision.name,
    question: decision.question,
    horizonYears: String(decision.horizonYears),
    discountRate: digits(decision.discountRate * 100),
    capabilities: writeEntries(decision.capabilities),
    build: option('build', decision.build),
    buy: option('buy', decision.buy),
    alternatives: decision.alternatives.map((each) => ({ kind: each.kind, ...option(each.kind, each) })),
    loadedHourlyRate: toText('loadedHourlyRate', decision.loadedHourlyRate),
    sources: decision.sources,
    criteria: decision.criteria.map(({ name, weight, build, buy, note }) => ({
      name,
      weight: digits(weight * 100),
      build: digits(build),
      buy: digits(buy),
      note,
    })),
    ahp: decision.ahp,
    cannotBeRecreated: decision.cannotBeRecreated,
    cannotBeRecreatedBecause: decision.cannotBeRecreatedBecause,
    notes: decision.notes,
    choice: decided?.choice ?? '',
    by: decided?.by ?? '',
    on: decided?.on ?? '',
    because: decided?.because ?? '',
    revisitOn: decision.revisitOn ?? '',
  }
}

export type DraftResult =
  | { decision: Decision }
  /** Path of the document → what is wrong there, e.g. `build.engineerMonths`. */
  | { problems: Record<string, string> }

export function toDecision(draft: DecisionDraft): DraftResult {
  const number = (text: string, scale = 1): unknown => {
    const value = parseNumber(text)
    // What is no number is left to the schema to refuse.
    return Number.isNaN(value) ? text : Number((value / scale).toPrecision(12))
  }
  const estimate = (field: CostField, [low, likely, high]: EstimateText): unknown => {
    const scale = isShare(field) ? 100 : 1
    if (low.trim() === '' && high.trim() === '') return number(likely, scale)
    return [low.trim() === '' ? likely : low, likely, high.trim() === '' ? likely : high].map((text) =>
      number(text, scale),
    )
  }
  const option = (each: OptionDraft, kind: OptionKind): Record<string, unknown> => ({
    ...Object.fromEntries(fieldsOf[kind].map((field) => [field, estimate(field, each.fields[field] ?? ['', '0', ''])])),
    name: each.name,
    tool: each.tool,
    note: each.note,
    sources: Object.fromEntries(Object.entries(each.sources).filter(([, text]) => text.trim() !== '')),
  })
  const parsed = decisionSchema.safeParse({
    name: draft.name,
    question: draft.question,
    horizonYears: number(draft.horizonYears),
    discountRate: number(draft.discountRate, 100),
    capabilities: readEntries(draft.capabilities),
    build: option(draft.build, 'build'),
    buy: option(draft.buy, 'buy'),
    alternatives: draft.alternatives.map((each) => ({
      ...option(each, each.kind),
      kind: each.kind,
      veto: each.veto,
      utilities: Object.fromEntries(
        Object.entries(each.utilities)
          .filter(([key, text]) => text.trim() !== '' && draft.criteria.some(({ name }) => name === key))
          .map(([key, text]) => [key, number(text)]),
      ),
    })),
    loadedHourlyRate: estimate('loadedHourlyRate', draft.loadedHourlyRate),
    sources: draft.sources,
    criteria: draft.criteria.map(({ name, weight, build, buy, note }) => ({
      name,
      // Compared in pairs, the comparisons give the weights.
      ...(draft.ahp ? {} : { weight: number(weight, 100) }),
      build: number(build),
      buy: number(buy),
      note,
    })),
    ahp: draft.ahp ?? undefined,
    cannotBeRecreated: draft.cannotBeRecreated,
    cannotBeRecreatedBecause: draft.cannotBeRecreatedBecause,
    notes: draft.notes,
    decided:
      draft.choice.trim() === ''
        ? null
        : { choice: draft.choice, by: draft.by, on: draft.on === '' ? null : draft.on, because: draft.because },
    revisitOn: draft.revisitOn === '' ? null : draft.revisitOn,
  })
  const problems = doubts(draft)
  for (const { path, message } of parsed.error?.issues ?? []) problems[path.join('.')] ??= message
  return parsed.success && Object.keys(problems).length === 0 ? { decision: parsed.data } : { problems }
}

/** What the contract takes, as Decision JSON. */
export const toInput = (decision: Decision): never => toDecisionJson(decision) as never

/** All ones: every criterion as important as every other. */
export const evenPairs = (order: number): number[][] =>
  Array.from({ length: order }, () => new Array<number>(order).fill(1))

/** With one comparison changed, and its mirror image. */
export function withPair(
  matrix: readonly (readonly number[])[],
  row: number,
  column: number,
  value: number,
): number[][] {
  return matrix.map((cells, r) =>
    cells.map((cell, c) => (r === row && c === column ? value : r === column && c === row ? 1 / value : cell)),
  )
}

/** With a criterion added at the end or taken out, the other comparisons staying. */
export const pairsWith = (matrix: readonly (readonly number[])[]): number[][] => [
  ...matrix.map((cells) => [...cells, 1]),
  new Array<number>(matrix.length + 1).fill(1),
]
export const pairsWithout = (matrix: readonly (readonly number[])[], index: number): number[][] =>
  matrix.filter((_, row) => row !== index).map((cells) => cells.filter((_, column) => column !== index))

export const weightsOf = (matrix: readonly (readonly number[])[]): ReturnType<typeof pairwise> => pairwise(matrix)

/** Of a box that has as many lines as its text needs, while the text is one. */
export const inOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')
