/** One record per person with their first and last interaction, in the shape sign-up forms stored it. */
import { csvLine } from '../../../shared/text/csv.ts'
import { isInOrderOnly } from '../import/events/order.ts'
import { findGoal } from '../journeys/model.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { writeWhole } from './write-whole.ts'

export interface TraitInteraction {
  contentPath: string
  contentGroup: string
  contentTopics: string[]
  /** ISO-8601 UTC with ms; null where the rows have an order and no times. */
  interactionAt: string | null
}

export interface TraitRecord {
  userId: string
  firstInteraction: TraitInteraction | null
  lastInteraction: TraitInteraction | null
  numInteractions: number
}

export interface TraitOptions {
  goal: string | null
  lookbackDays: number | null
  /** `known` also has people who did not convert, with all their interactions. */
  people: 'converted' | 'known'
}

/** Calls `each` once a person, in order of user id. A person's first conversion is the one that counts. */
function traits(context: ReportContext, options: TraitOptions, each: (record: TraitRecord) => void): void {
  const { config, journeys, db } = context
  const goal = findGoal(config, options.goal)
  const lookback = options.lookbackDays === null ? Infinity : options.lookbackDays * 86_400_000
  const { touches, conversions, nonConverters } = journeys.scan(config, goal, {
    from: -Infinity,
    to: Infinity,
    lookback,
  })
  const classes = journeys.classes(config.contentGroups)
  const inOrder = isInOrderOnly(db)
  const action = journeys.column('action')
  const time = journeys.column('time')
  const { pages, actions } = journeys
  const user = journeys.column('personUser')
  const visitor = journeys.column('personVisitor')
  const userText = texts(db, 'user')
  const visitorText = texts(db, 'visitor')

  const describe = (row: number): TraitInteraction => {
    const page = actions.page[action[row]!]!
    return {
      contentPath: pages.path[page]!,
      contentGroup: classes.groups[classes.group[page]!]!,
      contentTopics: classes.rule[page]! < 0 ? [] : classes.topics[classes.rule[page]!]!,
      interactionAt: inOrder ? null : new Date(time[row]!).toISOString(),
    }
  }
  const records = new Map<number, { first: number; last: number; count: number }>()
  const keep = (person: number, start: number, end: number): void => {
    records.set(person, {
      first: start < end ? touches[start]! : -1,
      last: start < end ? touches[end - 1]! : -1,
      count: end - start,
    })
  }
  for (let c = 0; c < conversions.count; c++)
    if (conversions.first[c] === 1) keep(conversions.person[c]!, conversions.start[c]!, conversions.end[c]!)
  for (let n = 0; options.people === 'known' && n < nonConverters.count; n++)
    if (user[nonConverters.person[n]!] !== 0)
      keep(nonConverters.person[n]!, nonConverters.start[n]!, nonConverters.end[n]!)
  // Known people without any interaction are neither converters nor met by the scan.
  if (options.people === 'known')
    for (let person = 0; person < journeys.people; person++)
      if (user[person] !== 0 && !records.has(person)) records.set(person, { first: -1, last: -1, count: 0 })

  const named = [...records].map(([person, record]) => ({
    userId: user[person] === 0 ? visitorText[visitor[person]!]! : userText[user[person]!]!,
    record,
  }))
  named.sort((a, b) => (a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0))
  for (const { userId, record } of named)
    each({
      userId,
      firstInteraction: record.first < 0 ? null : describe(record.first),
      lastInteraction: record.last < 0 ? null : describe(record.last),
      numInteractions: record.count,
    })
}

/** By their ids. */
export function texts(db: ReportContext['db'], table: 'user' | 'visitor'): string[] {
  const list = ['']
  for (const [id, value] of db.prepare(`SELECT id, value FROM ${table}`).raw().iterate() as Iterable<[number, string]>)
    list[id] = value
  return list
}

/** Writes to a file beside `output` first, so that a failure leaves nothing half-written. */
export function exportTraits(
  context: ReportContext,
  options: TraitOptions & { format: 'jsonl' | 'csv'; output: string },
): number {
  let records = 0
  writeWhole(options.output, (write) => {
    records = writeTraits(context, options, write)
  })
  return records
}

/** The same as text, for a page that saves it itself. */
export function traitsText(
  context: ReportContext,
  options: TraitOptions & { format: 'jsonl' | 'csv' },
): { text: string; records: number } {
  const parts: string[] = []
  const records = writeTraits(context, options, (text) => parts.push(text))
  return { text: parts.join(''), records }
}

function writeTraits(
  context: ReportContext,
  options: TraitOptions & { format: 'jsonl' | 'csv' },
  write: (text: string) => void,
): number {
  let records = 0
  if (options.format === 'csv') write(csvLine(csvColumns))
  traits(context, options, (record) => {
    records++
    write(options.format === 'csv' ? csvRow(record) : `${JSON.stringify(record)}\n`)
  })
  return records
}

const parts = ['contentPath', 'contentGroup', 'contentTopics', 'interactionAt'] as const
const csvColumns = [
  'userId',
  ...parts.map((part) => `firstInteraction.${part}`),
  ...parts.map((part) => `lastInteraction.${part}`),
  'numInteractions',
]

function csvRow({ userId, firstInteraction, lastInteraction, numInteractions }: TraitRecord): string {
  const cells = (interaction: TraitInteraction | null): string[] =>
    parts.map((part) =>
      interaction === null ? '' : part === 'contentTopics' ? interaction[part].join(';') : (interaction[part] ?? ''),
    )
  return csvLine([userId, ...cells(firstInteraction), ...cells(lastInteraction), numInteractions])
}
