/** What the contract says of a field of a report, whether or not it may be null. */
import { ZodNullable, type ZodType } from 'zod'
import type { FieldMeta } from './report.ts'

export const metaOf = (type: ZodType): FieldMeta => (type.meta() ?? {}) as FieldMeta

export const unitOf = (type: ZodType): FieldMeta['unit'] =>
  metaOf((type instanceof ZodNullable ? type.unwrap() : type) as ZodType).unit
