import { parseNumber } from '../import/cells/number.ts'

/** NaN for what is none. */
export const numberIn = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? parseNumber(value) : NaN
