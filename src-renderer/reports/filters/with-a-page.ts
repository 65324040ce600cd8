/** Whom a report on journeys speaks of: the conversions of which pages are known, never one figure of both. */
import { count, counted } from '../../format.ts'
import type { Noun } from '../../../shared/text/noun.ts'

/** `the 416 orders with a page before them`; `orders` where that is all of them. */
export const ofKnown = (known: number, unknown: number, noun: Noun): string =>
  unknown === 0
    ? noun.many
    : `the ${counted(known, noun.one, noun.many)} with a page before ${known === 1 ? 'it' : 'them'}`

export const noPageKnown = (all: number, noun: Noun): string =>
  `None of the ${counted(all, noun.one, noun.many)} has a page before it`

/** `; of 73 no page is known`, empty where there are none. */
export const besideUnknown = (unknown: number): string =>
  unknown === 0 ? '' : `; of ${count(unknown)} no page is known`
