/** The verdict in a sentence, with its reasons. */
import type { Side } from './sensitivity.ts'

interface Facts {
  veto: boolean
  cost: Side
  score: Side
  /** Whether anybody has scored. */
  scored: boolean
  build: { pv: number; score: number | null; veto: string | null }
  buy: { pv: number; score: number | null }
  breakEven: number | null
  horizonYears: number
}

export function money(amount: number, currency: string): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency, maximumFractionDigits: 0 })
}

export const years = (count: number): string => `${count} ${count === 1 ? 'year' : 'years'}`

export function explainVerdict(
  { veto, cost, score, scored, build, buy, breakEven, horizonYears }: Facts,
  currency: string,
): string {
  if (veto) return `Building is out whatever it costs: ${sentence(build.veto ?? 'it cannot be recreated')}`
  const gap = money(Math.abs(build.pv - buy.pv), currency)
  const span = years(horizonYears)
  const scores = `${points(build.score)} against ${points(buy.score)}`
  const costs =
    cost === null
      ? `both cost ${money(build.pv, currency)} over ${span}`
      : cost === 'build'
        ? `building costs ${gap} less over ${span}${breakEven === null ? '' : ` and pays back in month ${breakEven}`}`
        : `buying costs ${gap} less over ${span}`
  if (!scored) return sentence(`not scored yet: ${costs}, and how well each fits nobody has said`)
  const fits =
    score === null
      ? `both score ${points(build.score)}`
      : score === 'build'
        ? `building scores higher, ${scores}`
        : `buying scores higher, ${points(buy.score)} against ${points(build.score)}`
  if (cost !== null && cost === score) return sentence(`${costs}, and ${fits}`)
  return sentence(`${costs}, ${cost === null || score === null ? 'and' : 'but'} ${fits}`)
}

const points = (score: number | null): string => (score ?? 0).toFixed(2)

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
