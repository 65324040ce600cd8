/** Which reports a note stands beside, and what it says. */
import type { Call } from '../../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { WithinEach } from '../../../../shared/reports/template-comparison.ts'
import { type Report, reports, type ReportSlug } from '../../../../shared/reports/index.ts'
import type { Note } from './note.ts'

type ReportOf<S extends ReportSlug> = { [K in S]: Report<K> }[S]

/** What notes on conversions ask of whatever report they stand beside. */
interface Params {
  by?: unknown
  within?: unknown
  withinEach?: WithinEach | null
  goal?: unknown
  from?: unknown
  to?: unknown
}

export interface Asked<S extends ReportSlug = ReportSlug> {
  call: Call
  workspace: string
  slug: S
  report: ReportOf<S>
  params: Params
  config: WorkspaceConfig
}

/** null = nothing to say. */
export type Said = string | Note | null

type Say<S extends ReportSlug> = (asked: Asked<S>) => Said | readonly Said[] | Promise<Said | readonly Said[]>

export interface NoteRule {
  tells: (slug: ReportSlug) => boolean
  say: Say<ReportSlug>
}

export const beside = (tells: (slug: ReportSlug) => boolean, say: Say<ReportSlug>): NoteRule => ({ tells, say })

/** Beside these reports, whose figures the note reads. */
export const on = <S extends ReportSlug>(slugs: readonly S[], say: Say<S>): NoteRule => ({
  tells: (slug) => (slugs as readonly ReportSlug[]).includes(slug),
  // A rule is only asked about the reports that it tells of.
  say: (asked) => say(asked as unknown as Asked<S>),
})

export const isOnConversions = (slug: ReportSlug): boolean => 'goal' in reports[slug].params.shape

/** About pages, though no goal is asked for. */
export const isOnPages = (slug: ReportSlug): boolean => isOnConversions(slug) || slug === 'template-proposals'
