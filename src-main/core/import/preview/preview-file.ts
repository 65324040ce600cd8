/** What an import would do, shown before it does it: the first rows go through the same code as all rows will. */
import { basename } from 'node:path'
import {
  dayOrderProblem,
  type ImportPreview,
  type PreviewFormat,
  type PreviewProblem,
} from '../../../../shared/import.ts'
import { AppError } from '../../../../shared/errors.ts'
import { holdsDecision } from '../../decisions/read-file.ts'
import { eventFormats } from '../formats/index.ts'
import { chooseLedger } from '../spend/tools-of-payments.ts'
import { chooseKind, stackFormats } from '../inspect/inspect.ts'
import type { ImportOptions } from '../options.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { InspectedFile } from '../inspect/inspect-file.ts'
import { areAlike } from '../inspect/alike-members.ts'
import type { Inspect } from '../inspect/looked-at.ts'
import type { LedgerFormat } from '../spend/ledger.ts'
import { tableOfDates } from '../formats/table-of-dates.ts'
import { sheetsToChoose, whyNoSnapshot } from '../containers/sheets.ts'
import { writeRecord } from '../text/records.ts'
import { usableParts } from '../usable-parts.ts'
import { nothingYet, paymentIds, type PreviewInto } from './base.ts'
import { problem } from './problems.ts'
import { previewDecision } from './decision.ts'
import { previewEvents } from './events.ts'
import { previewStackTable } from './stack-table.ts'
import { previewTools } from './tools.ts'

const offeredFormats: PreviewFormat[] = [
  // Its columns are said instead.
  ...eventFormats
    .filter((format) => format !== tableOfDates)
    .map(({ id, title, refusal }): PreviewFormat => ({
      id,
      title,
      group: refusal === undefined ? 'events' : 'refused',
    })),
  ...stackFormats.map(({ id, title }): PreviewFormat => ({
    id,
    title,
    group: paymentIds.has(id) ? 'payments' : 'tools',
  })),
]

export async function previewFile(
  path: string,
  options: ImportOptions,
  into: PreviewInto,
  inspect: Inspect,
): Promise<ImportPreview> {
  if (holdsDecision({ path, kind: options.kind })) return previewDecision(path)
  const file = usableParts(await inspect(path, options), options)
  const inspection = file.parts[0]!
  const kind = chooseKind(inspection, options)
  const base = {
    ...nothingYet,
    file: path,
    name: basename(path),
    bytes: file.bytes,
    compression: file.packing,
    container: inspection.container,
    encoding: inspection.encoding,
    delimiter: file.packing === 'xlsx' ? null : inspection.delimiter || null,
    headerLine: inspection.container !== 'csv' ? null : inspection.hasHeader ? inspection.skipLines + 1 : 0,
    dayOrder: options.dayOrder ?? null,
    estimatedRows: file.parts.reduce((sum, part) => sum + part.estimatedRows, 0),
    kind,
    formats: offeredFormats,
    sampledRows: inspection.sample.length,
    zone: options.zone ?? 'UTC',
    zoneAssumed: options.zone === undefined,
    order: options.order ?? null,
    sheets: sheetsToChoose(file.sheets, file.parts),
  }
  const recognised = { ...base, ...recognition(inspection, kind, options) }
  const preview =
    kind === 'tools'
      ? previewTools(recognised, inspection, options, into)
      : kind === 'tool-prices' || kind === 'milestones'
        ? previewStackTable(recognised, inspection, options, kind)
        : await previewEvents(recognised, inspection, options, into)
  const asks = preview.problems.some(({ title }) => title === dayOrderProblem)
  return {
    ...preview,
    dayOrder: asks ? 'ask' : preview.dayOrder,
    problems: [
      ...preview.problems.map((problem) => withRow(problem, file, inspection)),
      ...memberProblems(file, options),
    ],
  }
}

/** Lines of a workbook or an archive are not to be found in the file itself. */
function withRow(problem: PreviewProblem, { packing }: InspectedFile, inspection: Inspection): PreviewProblem {
  if (packing !== 'xlsx' && packing !== 'zip') return problem
  const row = inspection.sample.find(({ line, member }) => line === problem.firstLine && member === problem.member)
  return { ...problem, firstRow: row ? writeRecord(row.cells, inspection.delimiter) : null }
}

function memberProblems({ parts, skipped, packing }: InspectedFile, options: ImportOptions): PreviewProblem[] {
  const problems = skipped.map(({ member, reason }) => problem('warning', `${member} is not imported`, reason.replace(/^./, (letter) => letter.toUpperCase()))) // prettier-ignore
  const noSnapshot = packing === 'xlsx' ? whyNoSnapshot(parts, options) : null
  if (noSnapshot !== null)
    problems.unshift(
      problem(
        'error',
        'Choose one sheet',
        noSnapshot.replace(/^./, (letter) => letter.toUpperCase()),
      ),
    )
  else if (parts.length > 1)
    problems.unshift(
      problem(
        'info',
        `${parts.length} ${packing === 'xlsx' ? 'sheets' : 'files'} are imported together`,
        parts.every((part) => areAlike(part, parts[0]!))
          ? 'They are read alike; the rows looked at are from all over them.'
          : `The columns shown are those of ${parts[0]!.member ?? ''}${parts.some((part) => part !== parts[0] && areAlike(part, parts[0]!)) ? ' and those like it' : ''}; the others are recognised on their own.`,
      ),
    )
  return problems
}

function recognition(
  inspection: Inspection,
  kind: string,
  options: ImportOptions,
): Pick<ImportPreview, 'format' | 'runnerUp'> {
  const [best, ...others] = inspection.matches
    .filter(
      (match) => options.format === undefined || match.id === options.format || match.id !== inspection.matches[0]?.id,
    )
    .sort(
      (a, b) =>
        Number(b.id === options.format) - Number(a.id === options.format) ||
        Number(b.kind === kind) - Number(a.kind === kind) ||
        b.confidence - a.confidence,
    )
  const next = others[0]
  // A table of payments may have been chosen that is known to be another one, or none.
  const chosen = kind === 'tools' && best?.id !== options.format ? ledgerSoFar(inspection, options) : null
  if (chosen && options.format !== undefined)
    return {
      format: { id: chosen.id, title: chosen.title, confidence: 1, matched: chosen.required.flat() },
      runnerUp: best ? { title: best.title, confidence: best.confidence, missing: best.missing } : null,
    }
  const said = best?.kind === kind ? undefined : stackFormats.find(({ id, kind: own }) => (options.format === undefined ? own === options.kind : id === options.format)) // prettier-ignore
  return {
    format: said
      ? { id: said.id, title: said.title, confidence: 1, matched: [] }
      : best && best.kind === kind
        ? { id: best.id, title: best.title, confidence: best.confidence, matched: best.matched }
        : null,
    runnerUp: next ? { title: next.title, confidence: next.confidence, missing: next.missing } : null,
  }
}

/** null too where one of its columns is still to be said. */
function ledgerSoFar(inspection: Inspection, options: ImportOptions): LedgerFormat | null {
  try {
    return chooseLedger(inspection, options)
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_FILE') return null
    throw error
  }
}
