/**
 * By how much a contract says that its price rises on a renewal: in a field of the tool (`Uplift`, as a list or a person has it), else
 * in its remarks. Pure.
 */
import type { Tool } from './tool.ts'

const rise = '(?:uplifts?|increases?|escalators?|indexations?|indexed|price rises?|rises?|erhöhung|preisanpassung|indexierung|indexation|verhoging|indexatie|augmentation|aumento|incremento)' // prettier-ignore
const share = '\\d+(?:[.,]\\d+)?\\s?(?:%|per ?cent|pct|prozent|procent)'
const onRenewal = 'renewals?|next term|renew(?:s|ing)|Verlängerung|verlenging|renouvellement|renovación|rinnovo'
/** `7% uplift on renewal`, `increases by 5 %`, `uplift: CPI`, `price +7%`, `+7% at renewal`, `5% cap`. */
const said = new RegExp(
  [
    `${share}[^.;]{0,20}${rise}`,
    `${rise}[^.;]{0,30}(?:${share}|\\b(?:CPI|RPI|HICP)\\b)`,
    `\\b(?:CPI|RPI)\\b[^.;]{0,20}${rise}`,
    `\\bprice:? ?\\+ ?${share}`,
    `\\+ ?${share}[^.;]{0,20}\\b(?:${onRenewal})\\b`,
    `\\b(?:${onRenewal})\\b[^.;\\d]{0,20}\\+ ?${share}`,
    `${share} (?:price )?cap\\b`,
    `\\b(?:price )?cap(?:ped)?(?: at| of|:)? ?${share}`,
  ].join('|'),
  'iu',
)
/** Of the past, which says nothing of the next renewal. */
const past = /\b(?:increased|raised|rose|went up|was|were|previous(?:ly)?|last (?:year|time|renewal)|discount)\b/i
const column = /^(?:(?:annual|yearly|contract(?:ual)?|renewal|agreed|price|max(?:imum)?) )?(?:uplift|increase|escalator|indexation|rise)(?: ?(?:%|\(%\)|percent|rate|cap|on renewal|at renewal))?$|^(?:price|renewal|uplift) cap(?: ?(?:%|\(%\)|percent))?$/i // prettier-ignore
const index = /\b(?:CPI|CPIH|RPI|HICP|inflation|index(?:ed|ation)?|VPI|Verbraucherpreisindex)\b/i
const cap =
  /\b(?:cap|capped|max(?:imum)?\.?|up to|at most|no more than|not exceed(?:ing)?|ceiling|höchstens|maximal|bis zu|plafonn)|[≤<]/i
const nothing = /^(?:none|no|nil|fixed|flat|0+(?:[.,]0+)?\s*%?|-|–|n\/a)$/i

/** The field that a person writes, and that counts before any other. */
const upliftColumn = 'Uplift'

export interface AgreedUplift {
  /** As it is written, its column before it where that is no remark. */
  text: string
  /** Percent; null = no number is said, as that of an index is not. */
  percent: number | null
  /** It is the most that the price may rise by. */
  isCap: boolean
  /** It rises with an index, and by so many per cent on top of it. */
  overIndex?: number
}

/** null = the contract says nothing of it. */
export function agreedUplift({ note, custom }: Pick<Tool, 'note' | 'custom'>): AgreedUplift | null {
  const columns = Object.entries(custom).filter(([name, value]) => column.test(name.trim()) && value.trim() !== '')
  const [own] = columns.toSorted(([a], [b]) => Number(b.trim() === upliftColumn) - Number(a.trim() === upliftColumn))
  if (own !== undefined) {
    const [name, value] = [own[0].trim(), own[1].trim()]
    if (nothing.test(value)) return { text: `${name} ${value}`, percent: 0, isCap: false }
    return { text: `${name} ${value}`, ...percentIn(value, /%|percent/i.test(name)), ...(/\b(?:cap|max)/i.test(name) && { isCap: true }) } // prettier-ignore
  }
  const text = [note, ...Object.values(custom)].find((each) => each.length <= 500 && said.test(each))?.trim()
  if (text === undefined) return null
  return { text, ...(past.test(text) ? { percent: null, isCap: false } : percentIn(said.exec(text)![0], false, text)) }
}

const numbers = /(\d+(?:[.,]\d+)?)\s*(%|per ?cent|pct|prozent|procent)?/giu

/** Of several the highest, as the most that may come; `whole`: what is written around it. */
function percentIn(text: string, isPercent: boolean, whole = text): Omit<AgreedUplift, 'text'> {
  const over = index.test(whole) ? (overIndex.exec(whole)?.[0] ?? null) : null
  const { percent, isCap } = numberIn(over === null ? text : text.replace(over, index.exec(over)![0]), isPercent, whole)
  if (!index.test(whole)) return { percent, isCap }
  return { percent, isCap, overIndex: over === null ? 0 : Number(/\d+(?:[.,]\d+)?/.exec(over)![0].replace(',', '.')) }
}

/** `CPI + 2 %`, `2 % above CPI` */
const overIndex =
  /\b(?:CPIH?|RPI|HICP|inflation|VPI|index)\b ?(?:\+|plus) ?\d+(?:[.,]\d+)? ?(?:%|per ?cent)|\d+(?:[.,]\d+)? ?(?:%|per ?cent) ?(?:above|over|on top of|\+|plus) ?(?:the )?(?:CPIH?|RPI|HICP|inflation|VPI|index)\b/i

function numberIn(text: string, isPercent: boolean, whole: string): Pick<AgreedUplift, 'percent' | 'isCap'> {
  const found = [...text.matchAll(numbers)]
  const marked = found.filter(([, , mark]) => mark !== undefined)
  const isRange = /\d\s*(?:-|–|to|bis)\s*\d/.test(text)
  const bare = /^\+?\s*\d+(?:[.,]\d+)?$/.test(text.trim())
  const read = (marked.length > 0 ? marked : bare || isPercent ? found : []).map(([, number]) => Number(number!.replace(',', '.'))) // prettier-ignore
  const isCap = cap.test(whole)
  // What an index comes to, with or without something on top, nobody knows; what it is capped at, everybody.
  if (read.length === 0 || (index.test(whole) && !isCap)) return { percent: null, isCap: false }
  // A cell of a spreadsheet that shows 5 % holds 0.05.
  const percent = Math.max(...read.map((each) => (bare && marked.length === 0 && each > 0 && each < 0.5 ? Math.round(each * 1e4) / 100 : each))) // prettier-ignore
  return percent > 100 ? { percent: null, isCap: false } : { percent, isCap: isCap || isRange || read.length > 1 }
}
