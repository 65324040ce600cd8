/** Apart from `import.ts`, which the page loads before zod is told not to compile its objects. */
import { z } from 'zod'
import { importOptions } from './import.ts'

const mappingName = z.string().trim().min(1).max(80)

/** How a person said a table is read, for the next one with the same columns. Kept in the configuration. */
export const savedMapping = z.strictObject({
  name: mappingName,
  /** Names of the columns it was saved for; a file is known by them, never by its own name. */
  columns: z.array(z.string()).min(1),
  ...importOptions,
  mapping: z.undefined().optional(),
  /** Of one file only. */
  asOf: z.undefined().optional(),
  /** Of a run of files. */
  placesElsewhere: z.undefined().optional(),
  /** Nobody said it. */
  proposedZone: z.undefined().optional(),
  zoneByOffsets: z.undefined().optional(),
})
export type SavedMapping = z.output<typeof savedMapping>
