/** Credit of every key under every model, in one pass over the touches of conversions and of non-converters. */
import { AppError } from '../../../shared/errors.ts'
import { endWeights } from '../../../shared/reports/content-attribution.ts'
import type { NonConverters } from '../journeys/scan.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { type AttributionParams, type Eligible, openEligible } from './eligible.ts'
import { ChainBuilder } from './models/chain-builder.ts'
import { removalEffects } from './models/markov.ts'
import { byPosition, linear, timeDecay } from './models/weights.ts'
import { Tally } from './tally.ts'

/** Removal effects and Shapley values over more keys than this say nothing any more. */
const maxKeys = 200
/** Of shapley-ordered: 1st … 9th, and 10th or later. */
export const maxPositions = 10

const day = 86_400_000

export interface Credits {
  eligible: Eligible
  /** Keys are codes of `eligible.keys.names`; the code after them is `(none)`. */
  noneCode: number
  people: Float64Array
  convertedPeople: Float64Array
  conversions: Tally
  value: Tally
  /** Per key, of markov. */
  removalEffect: Float64Array | null
  /** Per key and position, of shapley-ordered. */
  positions: Tally | null
  totals: {
    people: number
    convertedPeople: number
    conversions: number
    attributed: number
    unattributed: number
    value: number
    /** Of the conversions with a touch. */
    attributedValue: number
  }
}

/** Which touches may have credit, where not all do; null = all. */
export type CountsOf = (eligible: Eligible) => ((touch: number) => boolean) | null

/** `countsOf` goes with the models first and last: whose first, or last, touch does not count, does not count either. */
export function attribute(context: ReportContext, params: AttributionParams, countsOf: CountsOf = () => null): Credits {
  const eligible = openEligible(context, params)
  return new Crediting(context, params, eligible, countsOf(eligible)).run()
}

/**
 * What was found of some windows under some keys: asked for again with every model. Windows that are gone take theirs
 * along.
 */
type Remembered<T> = WeakMap<NonConverters, { under: readonly unknown[]; found: T }[]>
const metBy: Remembered<Float64Array> = new WeakMap()
const kept = 4

function remember<T>(known: Remembered<T>, windows: NonConverters, under: readonly unknown[], find: () => T): T {
  const list = known.get(windows) ?? []
  let entry = list.find((each) => each.under.every((part, at) => part === under[at]))
  if (!entry) known.set(windows, [(entry = { under, found: find() }), ...list.slice(0, kept - 1)])
  return entry.found
}

/** Weights of the n touches last picked. */
type Weigh = (into: Float64Array, n: number) => void

class Crediting {
  private readonly params: AttributionParams
  private readonly eligible: Eligible
  private readonly counts: ((touch: number) => boolean) | null
  private readonly time: Float64Array
  /** Codes of the touches last picked. */
  private readonly path: Int32Array
  private readonly noneCode: number
  private readonly people: Float64Array
  private readonly convertedPeople: Float64Array
  private readonly conversions: Tally
  private readonly value: Tally
  private positions: Tally | null = null
  private removalEffect: Float64Array | null = null
  private readonly totals = {
    people: 0,
    convertedPeople: 0,
    conversions: 0,
    attributed: 0,
    unattributed: 0,
    value: 0,
    attributedValue: 0,
  }
  /** Which keys the current path has met: those stamped with its number, in the order of `met`. */
  private readonly stamps: Int32Array
  private stamp = 0
  private readonly met: number[] = []
  private readonly one = new Int32Array(1)

  constructor(
    { journeys }: ReportContext,
    params: AttributionParams,
    eligible: Eligible,
    counts: ((touch: number) => boolean) | null,
  ) {
    this.params = params
    this.eligible = eligible
    this.counts = counts
    this.time = journeys.column('time')
    this.path = new Int32Array(eligible.touches.picked.length)
    this.noneCode = eligible.keys.names.length
    this.people = new Float64Array(this.noneCode + 1)
    this.convertedPeople = new Float64Array(this.noneCode + 1)
    this.conversions = new Tally(this.noneCode + 1)
    this.value = new Tally(this.noneCode + 1)
    this.stamps = new Int32Array(this.noneCode)
  }

  run(): Credits {
    this.credit()
    const { eligible, noneCode, people, convertedPeople, conversions, value, removalEffect, positions, totals } = this
    return {
      eligible,
      noneCode,
      people,
      convertedPeople,
      conversions,
      value,
      removalEffect,
      positions,
      totals,
    }
  }

  private credit(): void {
    const { touches } = this.eligible
    const { model, weights, halfLifeDays } = this.params
    switch (model) {
      case 'first':
        return this.single((start, end) => touches.first(start, end), true)
      case 'last':
        return this.single((start, end) => touches.last(start, end), true)
      case 'last-non-direct':
        return this.single((start, end) => touches.lastNonDirect(start, end), false)
      case 'linear':
        return this.shared(linear)
      case 'position':
      case 'j':
      case 'inverse-j':
        return this.shared((into, n) => byPosition(into, n, weights ?? endWeights[model]))
      case 'time-decay':
        return this.shared((into, n) => timeDecay(into, n, (i) => this.timeOf(i), halfLifeDays * day))
      case 'participation':
        return this.distinct((key, _, worth) => {
          this.conversions.add(key, 1)
          this.value.add(key, worth)
        })
      case 'shapley':
      case 'shapley-ordered':
        return this.shapley(model === 'shapley-ordered')
      case 'markov':
        return this.markov()
    }
  }

  /** The touches of a window; returns how many. */
  private pick(start: number, end: number): number {
    const { touches, keys } = this.eligible
    const { path } = this
    const n = touches.pick(start, end)
    for (let i = 0; i < n; i++) path[i] = keys.codes[touches.picked[i]!]!
    return n
  }

  private timeOf(i: number): number {
    return this.time[this.eligible.scan.touches[this.eligible.touches.picked[i]!]!]!
  }

  private keysOf(code: number): Int32Array {
    const { sets } = this.eligible.keys
    if (sets !== null) return sets[code]!
    this.one[0] = code
    return this.one
  }

  /** A touch with k keys gives each 1/k. */
  private give(code: number, credit: number, worth: number): void {
    const keys = this.keysOf(code)
    const part = credit / keys.length
    for (let i = 0; i < keys.length; i++) {
      this.conversions.add(keys[i]!, part)
      this.value.add(keys[i]!, part * worth)
    }
  }

  /** Counts a conversion in the totals, and one without a touch under `(none)`. */
  private count(worth: number, isFirst: number, isAttributed: boolean): void {
    const { totals, noneCode } = this
    totals.conversions++
    totals.value += worth
    totals.people += isFirst
    totals.convertedPeople += isFirst
    if (isAttributed) {
      totals.attributed++
      totals.attributedValue += worth
      return
    }
    totals.unattributed++
    this.conversions.add(noneCode, 1)
    this.value.add(noneCode, worth)
    this.people[noneCode]! += isFirst
    this.convertedPeople[noneCode]! += isFirst
  }

  /** One touch has all the credit. `peopleFollow`: people are those of the touch; otherwise those of every key met. */
  private single(choose: (start: number, end: number) => number, peopleFollow: boolean): void {
    const { scan, keys, worthOf } = this.eligible
    const { counts } = this
    const { conversions, nonConverters } = scan
    for (let c = 0; c < conversions.count; c++) {
      const start = conversions.start[c]!
      const end = conversions.end[c]!
      const worth = worthOf(conversions.row[c]!)
      const isFirst = conversions.first[c]!
      const chosen = choose(start, end)
      if (counts !== null && !counts(chosen)) continue
      this.count(worth, isFirst, chosen >= 0)
      if (chosen < 0) continue
      this.give(keys.codes[chosen]!, 1, worth)
      if (isFirst === 0) continue
      if (peopleFollow) this.countPerson(this.keysOf(keys.codes[chosen]!), 1)
      else this.meet(this.pick(start, end), 1)
    }
    if (!peopleFollow) return this.meetNonConverters()
    for (let n = 0; n < nonConverters.count; n++) {
      const chosen = choose(nonConverters.start[n]!, nonConverters.end[n]!)
      if (counts !== null && !counts(chosen)) continue
      this.totals.people++
      if (chosen >= 0) this.countPerson(this.keysOf(keys.codes[chosen]!), 0)
    }
  }

  private countPerson(keys: ArrayLike<number>, converted: number): void {
    for (let i = 0; i < keys.length; i++) {
      this.people[keys[i]!]!++
      this.convertedPeople[keys[i]!]! += converted
    }
  }

  /** Finds the distinct keys of the touches last picked, in order of their first; counts a person once for each. */
  private meet(n: number, converted: number): void {
    this.find(n)
    this.countPerson(this.met, converted)
  }

  private find(n: number): void {
    const { stamps, met, path } = this
    const { sets } = this.eligible.keys
    const stamp = ++this.stamp
    met.length = 0
    for (let i = 0; i < n; i++) {
      const code = path[i]!
      if (sets === null) {
        if (stamps[code] === stamp) continue
        stamps[code] = stamp
        met.push(code)
      } else
        for (const key of sets[code]!) {
          if (stamps[key] === stamp) continue
          stamps[key] = stamp
          met.push(key)
        }
    }
  }

  /** Non-converters per key they met: the same under every model that looks at the same touches. */
  private meetNonConverters(): void {
    const { scan, keys, touches } = this.eligible
    const { nonConverters } = scan
    const counted = remember(metBy, nonConverters, [keys.codes, touches.selection], () => {
      const before = this.people.slice()
      if (keys.sets === null && touches.selection === 'all') this.meetPlainly()
      else
        for (let n = 0; n < nonConverters.count; n++)
          this.meet(this.pick(nonConverters.start[n]!, nonConverters.end[n]!), 0)
      const found = this.people.map((people, key) => people - before[key]!)
      this.people.set(before)
      return found
    })
    for (let key = 0; key < this.noneCode; key++) this.people[key]! += counted[key]!
    this.totals.people += nonConverters.count
  }

  /** `meet` for each, where every interaction is a touch and has one key. */
  private meetPlainly(): void {
    const { count, start, end } = this.eligible.scan.nonConverters
    const { codes } = this.eligible.keys
    const { stamps, people } = this
    let { stamp } = this
    for (let n = 0; n < count; n++) {
      stamp++
      for (let k = start[n]!, last = end[n]!; k < last; k++) {
        const code = codes[k]!
        if (stamps[code] === stamp) continue
        stamps[code] = stamp
        people[code]!++
      }
    }
    this.stamp = stamp
  }

  /** Every touch has a share. */
  private shared(weigh: Weigh): void {
    const { touches } = this.eligible
    const weights = new Float64Array(touches.picked.length)
    this.eachConversion((n, worth) => {
      weigh(weights, n)
      for (let i = 0; i < n; i++) this.give(this.path[i]!, weights[i]!, worth)
    })
    this.meetNonConverters()
  }

  /** Calls `each` for every conversion with touches, which are then picked. */
  private eachConversion(each: (n: number, worth: number) => void): void {
    const { scan, worthOf } = this.eligible
    const { conversions } = scan
    for (let c = 0; c < conversions.count; c++) {
      const worth = worthOf(conversions.row[c]!)
      const isFirst = conversions.first[c]!
      const n = this.pick(conversions.start[c]!, conversions.end[c]!)
      this.count(worth, isFirst, n > 0)
      if (n === 0) continue
      if (isFirst === 1) this.meet(n, 1)
      each(n, worth)
    }
  }

  /** Calls `each` for every distinct key of every conversion, with its place among them and their number. */
  private distinct(each: (key: number, place: number, worth: number, keys: number) => void): void {
    this.eachConversion((n, worth) => {
      this.find(n)
      this.met.forEach((key, place) => each(key, place, worth, this.met.length))
    })
    this.meetNonConverters()
  }

  /**
   * Zhao, Mahboobi & Bagheri (2018): with v(S) = conversions whose keys are all in S, the Shapley value of a key is
   * the sum of 1/|S| over the conversions whose set of keys S has it. Ordered, the same credit is told apart by the
   * place the key first had.
   */
  private shapley(ordered: boolean): void {
    const positions = ordered ? new Tally(this.noneCode * maxPositions) : null
    this.distinct((key, place, worth, keys) => {
      this.conversions.add(key, 1 / keys)
      this.value.add(key, worth / keys)
      positions?.add(key * maxPositions + Math.min(place, maxPositions - 1), 1 / keys)
    })
    this.positions = positions
    let used = 0
    for (let key = 0; key < this.noneCode; key++) if (this.people[key]! > 0) used++
    if (used > maxKeys) this.refuse()
  }

  private markov(): void {
    const { scan, keys } = this.eligible
    const { nonConverters } = scan
    const builder = new ChainBuilder(this.noneCode, maxKeys, () => this.refuse())
    const { sets } = keys
    const add = (n: number, converted: boolean): void =>
      sets === null ? builder.add(this.path, n, converted) : builder.addSets(n, (i) => sets[this.path[i]!]!, converted)
    this.eachConversion((n) => add(n, true))
    for (let p = 0; p < nonConverters.count; p++) {
      const n = this.pick(nonConverters.start[p]!, nonConverters.end[p]!)
      if (n > 0) add(n, false)
    }
    this.meetNonConverters()
    const { chain, keys: states } = builder.build(keys.names)
    const { effects } = removalEffects(chain)
    this.removalEffect = new Float64Array(this.noneCode + 1)
    const sum = effects.reduce((total, effect) => total + effect, 0)
    states.forEach((key, state) => {
      this.removalEffect![key] = effects[state]!
      if (sum === 0) return
      this.conversions.add(key, (this.totals.attributed * effects[state]!) / sum)
      this.value.add(key, (this.totals.attributedValue * effects[state]!) / sum)
    })
  }

  private refuse(): never {
    throw new AppError(
      'FAILED',
      `The model "${this.params.model}" takes at most ${maxKeys} keys, and there are more by ${this.params.by}; use content groups, or another model.`,
    )
  }
}
