/** For one conversion or one person who did not convert: the page views in order, each with its credit and the reason. */
import { endWeights } from '../../../shared/reports/content-attribution.ts'
import { roleCode } from '../content-groups/classify.ts'
import type { Keys } from '../journeys/dimensions.ts'
import { isInOrderOnly } from '../import/events/order.ts'
import type { ReportContext } from '../reports/report-context.ts'
import type { AttributionParams, Eligible } from './eligible.ts'
import { byPosition, linear, timeDecay } from './models/weights.ts'

const day = 86_400_000

export interface ExplainedTouch {
  /** ISO-8601 UTC with ms; null where rows have an order and no times. */
  at: string | null
  path: string
  group: string
  source: string
  credit: number | null
  why: string
}

export interface Explained {
  touches: ExplainedTouch[]
  touchesOmitted: number
}

interface Verdict {
  credit: number | null
  why: string
}

/** Of a longer list, the middle is left out. */
const listed = 500

export class Explainer {
  /** false where events have an order only. */
  readonly isTimed: boolean
  private readonly context: ReportContext
  private readonly params: AttributionParams
  private readonly eligible: Eligible
  private readonly isView: Uint8Array
  private readonly sources: Keys

  constructor(context: ReportContext, params: AttributionParams, eligible: Eligible) {
    this.context = context
    this.params = params
    this.eligible = eligible
    const { journeys, config, db } = context
    this.isTimed = !isInOrderOnly(db)
    this.isView = journeys.pageViews(config)
    this.sources = journeys.keys('source', eligible.classes)
  }

  conversion(c: number): Explained {
    const { scan } = this.eligible
    const { conversions } = scan
    const at = this.context.journeys.column('time')[conversions.row[c]!]!
    const start = conversions.start[c]!
    const end = conversions.end[c]!
    const verdicts = this.verdicts(start, end)
    return this.list(conversions.person[c]!, at, start, end, (k) => verdicts.get(k)!)
  }

  nonConverter(n: number): Explained {
    const { scan, range } = this.eligible
    const { nonConverters } = scan
    return this.list(nonConverters.person[n]!, range.to - 1, nonConverters.start[n]!, nonConverters.end[n]!, () => ({
      credit: 0,
      why: 'No conversion to credit',
    }))
  }

  /** Page views up to `until`; `verdict` speaks for positions start … end − 1. */
  private list(
    person: number,
    until: number,
    start: number,
    end: number,
    verdict: (position: number) => Verdict,
  ): Explained {
    const { journeys } = this.context
    const { scan, classes, range } = this.eligible
    const offset = journeys.column('offset')
    const time = journeys.column('time')
    const action = journeys.column('action')
    const { page } = journeys.actions
    const rows: { row: number; position: number }[] = []
    let k = start
    for (let row = offset[person]!; row < offset[person + 1]! && time[row]! <= until; row++) {
      if (this.isView[action[row]!] === 0) continue
      const isEligible = k < end && scan.touches[k] === row
      rows.push({ row, position: isEligible ? k++ : -1 })
    }
    const kept = rows.length <= listed ? rows : [...rows.slice(0, listed / 2), ...rows.slice(-listed / 2)]
    const touches = kept.map(({ row, position }): ExplainedTouch => {
      const where = page[action[row]!]!
      const role = classes.role[where]!
      const { credit, why } =
        position >= 0
          ? verdict(position)
          : {
              credit: 0,
              why:
                role === roleCode.flow
                  ? 'Flow page: never credited'
                  : role === roleCode.ignore
                    ? 'Ignored page: never counted'
                    : `Before the lookback of ${count(range.lookback / day, 'day')}`,
            }
      return {
        at: this.isTimed ? new Date(time[row]!).toISOString() : null,
        path: journeys.pages.path[where]!,
        group: classes.groups[classes.group[where]!]!,
        source: this.sources.names[this.sources.codeOf!(where, journeys.column('origin')[row]!)]!,
        credit,
        why,
      }
    })
    return { touches, touchesOmitted: rows.length - kept.length }
  }

  private verdicts(start: number, end: number): Map<number, Verdict> {
    const { touches, isDirect } = this.eligible
    const verdicts = new Map<number, Verdict>()
    const n = touches.pick(start, end)
    const picked = touches.picked.slice(0, n)
    for (let k = start; k < end; k++)
      verdicts.set(k, {
        credit: 0,
        why: this.params.excludeDirect && isDirect(k) ? 'Direct: left out' : 'Same session as the touch before',
      })
    this.judge(picked).forEach((verdict, i) => verdicts.set(picked[i]!, verdict))
    return verdicts
  }

  /** Of the touches of one conversion, in order. */
  private judge(picked: Int32Array): Verdict[] {
    const { model, halfLifeDays, weights: given } = this.params
    const n = picked.length
    if (n === 0) return []
    const touch = this.params.unit === 'session' ? 'session' : 'touch'
    const of = n === 1 ? `Only ${touch}` : null
    const weights = new Float64Array(n)
    const each = (why: (i: number, credit: number) => string): Verdict[] =>
      Array.from(weights, (credit, i) => ({ credit, why: why(i, credit) }))
    const only = (winner: number, why: (i: number) => string): Verdict[] => {
      weights[winner] = 1
      return each(why)
    }
    switch (model) {
      case 'first':
        return only(0, (i) => of ?? (i === 0 ? `First of ${n}` : `Number ${i + 1} of ${n}, not the first`))
      case 'last':
        return only(n - 1, (i) => of ?? (i === n - 1 ? `Last of ${n}` : `Number ${i + 1} of ${n}, not the last`))
      case 'last-non-direct': {
        const direct = Array.from(picked, (k) => this.eligible.isDirect(k))
        const winner = direct.lastIndexOf(false)
        if (winner < 0)
          return only(n - 1, (i) => (i === n - 1 ? 'Last; all are direct' : 'Direct as all others, not the last'))
        return only(winner, (i) =>
          i === winner ? 'Latest that is not direct' : direct[i] ? 'Direct' : 'A later one is not direct either',
        )
      }
      case 'linear':
        linear(weights, n)
        return each(() => of ?? `1 of ${n} in equal shares`)
      case 'position':
      case 'j':
      case 'inverse-j':
        byPosition(weights, n, given ?? endWeights[model])
        return each((i, credit) => {
          if (of) return of
          if (i === 0) return `First: ${percent(credit)}`
          return i === n - 1
            ? `Last: ${percent(credit)}`
            : `Between first and last: ${percent(credit * (n - 2))} shared by ${n - 2}`
        })
      case 'time-decay': {
        const time = this.context.journeys.column('time')
        const timeOf = (i: number): number => time[this.eligible.scan.touches[picked[i]!]!]!
        timeDecay(weights, n, timeOf, halfLifeDays * day)
        return each(
          (i) =>
            of ??
            `${count((timeOf(n - 1) - timeOf(i)) / day, 'day')} before the last; half-life ${count(halfLifeDays, 'day')}`,
        )
      }
      case 'participation':
        return this.byKey(picked, weights, 1, () => 'Took part')
      case 'shapley':
      case 'shapley-ordered':
        return this.byKey(picked, weights, null, (keys) =>
          keys === 1 ? 'The only one that took part' : `1 of ${keys} that took part, alike`,
        )
      case 'markov':
        return Array.from(weights, () => ({
          credit: null,
          why: 'Markov credits what leaves most conversions undone when removed from all journeys, not single touches',
        }))
    }
  }

  /** Credit of distinct keys, shown where each stands first; `each` = credit of one, null = they share one. */
  private byKey(
    picked: Int32Array,
    weights: Float64Array,
    each: number | null,
    why: (keys: number) => string,
  ): Verdict[] {
    const { keys } = this.eligible
    const codes = Array.from(picked, (k) => {
      const code = keys.codes[k]!
      return keys.sets === null ? [code] : [...keys.sets[code]!]
    })
    const distinct = new Set(codes.flat()).size
    const seen = new Set<number>()
    return codes.map((own, i) => {
      const fresh = own.filter((code) => !seen.has(code))
      for (const code of own) seen.add(code)
      weights[i] = fresh.length * (each ?? 1 / distinct)
      if (fresh.length > 0)
        return { credit: weights[i], why: `${why(distinct)}: ${fresh.map((code) => keys.names[code]!).join(', ')}` }
      return { credit: 0, why: `Again ${own.map((code) => keys.names[code]!).join(', ')}, credited at its first` }
    })
  }
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`
const count = (value: number, unit: string): string => {
  const rounded = Number(value.toFixed(2))
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`
}
