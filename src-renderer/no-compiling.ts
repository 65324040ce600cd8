/**
 * Imported before any schema: zod otherwise tries `new Function` when the first object schema is made, which the
 * Content-Security-Policy refuses and reports.
 */
import { config } from 'zod'

config({ jitless: true })
