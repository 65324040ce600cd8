/** The view of a report is its address: read it, and say it as a command. */
import type { WorkspaceStatus } from '../../shared/api.ts'
import { kebab } from '../../shared/text/key-words.ts'
import { reports, type ReportParams, type ReportSlug } from '../../shared/reports/index.ts'

/** Params out of the address; what is not valid there counts as not set, so an old link still opens. */
export function paramsFrom<S extends ReportSlug>(slug: S, query: URLSearchParams): ReportParams<S> {
  const schema = reports[slug].params
  const raw: Record<string, unknown> = {}
  for (const key of Object.keys(schema.shape)) {
    const text = query.get(key)
    if (text === null || text === '') continue
    const number = Number(text)
    const candidates: unknown[] = [
      text,
      ...(Number.isFinite(number) ? [number] : []),
      ...(text === 'true' || text === 'false' ? [text === 'true'] : []),
      text.split(',').map((part) => (part.trim() === '' || Number.isNaN(Number(part)) ? part : Number(part))),
    ]
    const valid = candidates.find((value) => schema.safeParse({ ...raw, [key]: value }).success)
    if (valid !== undefined) raw[key] = valid
  }
  return schema.parse(raw) as ReportParams<S>
}

/** Of another dimension the same people are looked at; of content groups one by itself is nothing to compare. */
export const asBy = (by: string, within: string | null): { by: string | null; within: string | null } =>
  by === 'group' ? { by: null, within: null } : { by, within }

/** For a POSIX shell; the sample's and most people's names need no quotes. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/** The command line that prints this report, wherever it is run. */
export function commandLine<S extends ReportSlug>(
  slug: S,
  params: ReportParams<S>,
  status: Pick<WorkspaceStatus, 'path'>,
): string {
  const defaults = reports[slug].params.parse({}) as Record<string, unknown>
  const flags = Object.entries(params)
    .filter(([key, value]) => value !== null && JSON.stringify(value) !== JSON.stringify(defaults[key]))
    .map(([key, value]) => `--${kebab(key)} ${quoted(Array.isArray(value) ? value.join(',') : String(value))}`)
  return ['touchstack report', slug, ...flags, `-w ${quoted(status.path)}`].join(' ')
}
