import { z } from 'zod'

const counts = {
  rowsRead: z.number(),
  rowsImported: z.number(),
  rowsDuplicate: z.number(),
  rowsRejected: z.number(),
  /** Events stored from the file; events = used + ignored (identify, flow, ignore, no id, people left out). */
  events: z.number(),
  used: z.number(),
  ignored: z.number(),
  /** Of those ignored: events of people left out. */
  leftOut: z.number(),
}

export const importHealth = {
  slug: 'import-health',
  question: 'Was every row accounted for?',
  params: z.strictObject({}),
  row: z.object({ file: z.string(), ...counts }),
  totals: z.object(counts),
} as const
