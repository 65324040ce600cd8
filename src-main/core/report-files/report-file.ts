/** Making a report file, and checking one against the open workspace, which is not changed. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { workspaceConfig, type WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { reportFile, type ReportFile, type Verification } from '../../../shared/report-file.ts'
import { reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { JourneyModel, shapeOf } from '../journeys/model.ts'
import { rebuildJourneys } from '../journeys/store.ts'
import { runReport } from '../reports/index.ts'
import type { ReportContext } from '../reports/report-context.ts'
import type { ReadDb } from '../workspace/db.ts'
import { compare } from './compare.ts'

export async function makeReportFile(slug: ReportSlug, params: unknown, context: ReportContext): Promise<ReportFile> {
  const { report, ...result } = await runReport(slug, params, context)
  const content = {
    touchstackReport: 1 as const,
    report,
    madeAt: context.now().toISOString(),
    // As JSON has them: what is undefined is not there.
    ...(JSON.parse(JSON.stringify(result)) as Pick<ReportFile, 'params' | 'rows' | 'totals'>),
    config: JSON.parse(JSON.stringify({ ...context.config, document: undefined })) as Record<string, unknown>,
    files: importedFiles(context.db),
  }
  return { ...content, digest: digestOf(content) }
}

/** Throws BAD_FILE for what is no report file, or of a report this version does not have. */
export async function verifyReportFile(document: unknown, context: ReportContext): Promise<Verification> {
  const parsed = reportFile.safeParse(document)
  if (!parsed.success) throw new AppError('BAD_FILE', 'This is not a report file that Touchstack has written.')
  const { digest, ...content } = parsed.data
  const { report, params, rows, totals, files, madeAt } = content
  if (!Object.hasOwn(reports, report))
    throw new AppError('BAD_FILE', `The report file is of "${report}", a report this version does not have.`)
  const config = workspaceConfig.safeParse(content.config)
  if (!config.success)
    throw new AppError('BAD_FILE', 'The configuration in the report file is not one this version understands.')
  const again = await runReport(report as ReportSlug, params, underConfig(context, config.data))
  const found = JSON.parse(JSON.stringify({ rows: again.rows, totals: again.totals })) as Pick<
    ReportFile,
    'rows' | 'totals'
  >
  const differences = [...compare(rows, found.rows, 'rows'), ...compare(totals, found.totals, 'totals')].filter(
    ({ where }) => !notFound.test(where),
  )
  const unaltered = digestOf(content) === digest
  const compared = compareFiles(files, importedFiles(context.db))
  return {
    ok: unaltered && compared.missing.length === 0 && compared.extra.length === 0 && differences.length === 0,
    report,
    madeAt,
    unaltered,
    files: compared,
    configDiffers: differingKeys(config.data, context.config),
    differences: differences.slice(0, 20),
    differing: differences.length,
  }
}

/**
 * How often files were read says nothing of what is in them: one imported twice is the same file. And a report is worked out again
 * with all that was filled in, so that it tells neither a date nor two templates that were given from those it chose.
 */
const notFound = /^(totals\.(rows(Read|Imported|Duplicate|Rejected)|dateChosen)|rows\[0\]\.named)$/

/** The context as it would be under another configuration. */
function underConfig(context: ReportContext, config: WorkspaceConfig): ReportContext {
  const { db } = context
  const isSameRule = config.identity === context.config.identity
  if (isSameRule && isDeepStrictEqual(shapeOf(config), shapeOf(context.config))) return { ...context, config }
  const journeys = rebuildJourneys(db, config)
  return { ...context, config, journeys: new JourneyModel(db, shapeOf(config), journeys) }
}

function importedFiles(db: ReadDb): ReportFile['files'] {
  const rows = db
    .prepare(`SELECT file, kind, format, zone, mapping, bytes, rows_read AS rowsRead, sha256 FROM import ORDER BY id`)
    .all() as (Omit<ReportFile['files'][number], 'name' | 'mapping'> & { file: string; mapping: string })[]
  return rows.map(({ file, mapping, ...row }) => ({
    name: basename(file),
    ...row,
    mapping: JSON.parse(mapping) as Record<string, unknown>,
  }))
}

type Files = ReportFile['files']

/** By content; a file whose hash is not known is none that could be compared. */
function compareFiles(recorded: Files, here: Files): Verification['files'] {
  const names = (files: Files): Map<string, string> =>
    new Map(files.map(({ sha256, name }, index) => [sha256 ?? `unknown ${index}`, name]))
  const theirs = names(recorded)
  const ours = names(here)
  const isKnown = (hash: string): boolean => !hash.startsWith('unknown')
  const same = [...theirs.keys()].filter((hash) => isKnown(hash) && ours.has(hash))
  const without = (from: Map<string, string>): string[] =>
    [...from].filter(([hash]) => !same.includes(hash)).map(([, name]) => name)
  return { same: same.length, missing: without(theirs), extra: without(ours) }
}

/** A document is put together from reports; none depends on it. */
const differingKeys = (a: WorkspaceConfig, b: WorkspaceConfig): string[] =>
  Object.keys(a).filter(
    (key) => key !== 'document' && sorted(a[key as keyof WorkspaceConfig]) !== sorted(b[key as keyof WorkspaceConfig]),
  )

const digestOf = (content: object): string => createHash('sha256').update(sorted(content)).digest('hex')

/** JSON with the keys of every object in order, so that a file that was only laid out anew is the same. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
