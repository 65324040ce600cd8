import type { EndWeights } from '../../../shared/reports/content-attribution.ts'
import { percent } from '../../format.ts'

/** Typed first, middle and last → weights, or the indexes of what is no number from 0 up. */
export function readWeights(typed: readonly string[]): { weights: EndWeights | null; wrong: number[] } {
  const numbers = typed.map((text) => (/^\s*(\d+([.,]\d+)?|[.,]\d+)\s*%?\s*$/.test(text) ? amount(text) : Number.NaN))
  const wrong = numbers.flatMap((value, index) => (Number.isNaN(value) ? [index] : []))
  const [first = 0, middle = 0, last = 0] = numbers
  const some = wrong.length === 0 && first + middle + last > 0
  return { weights: some ? [first, middle, last] : null, wrong }
}

const amount = (text: string): number => Number(text.replace('%', '').replace(',', '.').trim())

/** What becomes of them: the unit does not matter, and two touches share by the ends alone. */
export function sharesOf([first, middle, last]: EndWeights): string {
  const all = first + middle + last
  const ends = first + last
  const two = ends === 0 ? 0.5 : first / ends
  return `Of three touches or more ${[first, middle, last].map((weight) => percent(weight / all, 0)).join(', ')}; of two ${percent(two, 0)} and ${percent(1 - two, 0)}.`
}
