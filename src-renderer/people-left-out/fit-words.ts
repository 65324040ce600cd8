import { counted } from '../format.ts'

/** How many are left out, and with how much of `what`; a dash for what is not known yet. */
export const fitWords = (fit: { people: number } | undefined, many = 0, what = 'event'): string =>
  fit === undefined
    ? '–'
    : fit.people === 0
      ? 'nobody so far'
      : `${counted(fit.people, 'person', 'people')}, ${counted(many, what)}`
