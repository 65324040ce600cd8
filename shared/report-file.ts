/** A report with all that another workspace needs to check it: configuration, the files it rests on, and the results. */
import { z } from 'zod'

const importedFile = z.object({
  /** Name without its folder. */
  name: z.string(),
  kind: z.string(),
  format: z.string(),
  zone: z.string(),
  /** Field → column, as it was imported. */
  mapping: z.record(z.string(), z.unknown()),
  bytes: z.number(),
  rowsRead: z.number(),
  /** Of the file's bytes; null where it was imported by a version that kept none. */
  sha256: z.string().nullable(),
})

export const reportFile = z.object({
  touchstackReport: z.literal(1),
  report: z.string(),
  /** ISO-8601 UTC with ms. */
  madeAt: z.string(),
  params: z.record(z.string(), z.unknown()),
  rows: z.array(z.record(z.string(), z.unknown())),
  totals: z.record(z.string(), z.unknown()),
  /** The whole configuration of the workspace. */
  config: z.record(z.string(), z.unknown()),
  /** In the order of import. */
  files: z.array(importedFile),
  /** SHA-256 of everything above, as JSON with sorted keys: whether the file is as it was made. */
  digest: z.string(),
})

export type ReportFile = z.output<typeof reportFile>

export interface Verification {
  /** The file is as it was made, the same files are in this workspace, and they give the same results. */
  ok: boolean
  report: string
  madeAt: string
  unaltered: boolean
  /** Files that both have; those of the report that are not in this workspace; those of this workspace that are not in the report. */
  files: { same: number; missing: string[]; extra: string[] }
  /** Top-level keys in which this workspace is configured differently; results are worked out under the report's. */
  configDiffers: string[]
  /** Where results differ, at most 20: `rows[3].conversions`, what the report has, what this workspace gives. */
  differences: { where: string; recorded: unknown; found: unknown }[]
  /** All of them. */
  differing: number
}
