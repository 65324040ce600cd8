import { z } from 'zod'
import { asOf, fiscalYear } from './report.ts'

/** A period, and the one it is held against; of either `to` is exclusive. What null stands for each report says. */
export const comparedPeriods = z
  .strictObject({ from: asOf, to: asOf, fiscalYear, beforeFrom: asOf, beforeTo: asOf })
  .refine((p) => (p.from === null) === (p.to === null), { message: 'from and to go together' })
  .refine((p) => (p.beforeFrom === null) === (p.beforeTo === null), {
    message: 'beforeFrom and beforeTo go together',
  })
