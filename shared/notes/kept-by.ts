/** Why one of the tools of a redundancy is kept. */
import { listedUpTo } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

type Redundancy = Report<'stack-overlap'>['totals']['redundancies'][number]

const mostNamed = 2

/** `the cheapest share; active seats of Datadog are not known` */
export function keptByWords({ keptBy, seatsUnknown }: Pick<Redundancy, 'keptBy' | 'seatsUnknown'>): string {
  if (keptBy === 'most active seats') return 'most active seats'
  const by = keptBy === 'name' ? 'its name alone, at the same cost' : 'the cheapest share'
  return seatsUnknown.length === 0
    ? `${by}, with as many active seats`
    : `${by}; active seats of ${listedUpTo(mostNamed, seatsUnknown)} are not known`
}
