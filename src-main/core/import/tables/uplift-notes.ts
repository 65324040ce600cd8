/** Contracts whose remarks speak of a rise of their own, which no field holds: what is known of it is said, and not counted. */
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { counted } from '../../../../shared/text/figures.ts'
import type { Tool } from '../../stack/tool.ts'

const rise = '(?:uplifts?|increases?|escalators?|indexations?|indexed|price rises?|rises?|erhöhung|preisanpassung|indexierung|indexation|verhoging|indexatie|augmentation|aumento|incremento)' // prettier-ignore
const share = '\\d+(?:[.,]\\d+)?\\s?(?:%|per ?cent|pct|prozent|procent)'
/** `7% uplift on renewal`, `increases by 5 %`, `uplift: CPI`. */
const said = new RegExp(`${share}[^.;]{0,20}${rise}|${rise}[^.;]{0,30}(?:${share}|\\b(?:CPI|RPI|HICP)\\b)|\\b(?:CPI|RPI)\\b[^.;]{0,20}${rise}`, 'iu') // prettier-ignore
const column = /^(?:(?:annual|yearly|contract(?:ual)?|renewal|agreed|price) )?(?:uplift|increase|escalator|indexation|rise)(?: ?(?:%|\(%\)|percent|rate|cap))?$/i // prettier-ignore

const shownUplifts = 10

/** What a tool says of it; null = nothing. */
export function upliftIn({ note, custom }: Pick<Tool, 'note' | 'custom'>): string | null {
  const own = Object.entries(custom).find(([name, value]) => column.test(name.trim()) && /\d/.test(value) && !/^\W*0+(?:[.,]0+)?\W*$/.test(value)) // prettier-ignore
  if (own !== undefined) return `${own[0].trim()} ${own[1].trim()}`
  return [note, ...Object.values(custom)].find((text) => text.length <= 500 && said.test(text))?.trim() ?? null
}

/** A sentence that names them. */
export function upliftNotes(tools: readonly Tool[]): string[] {
  const named = tools.flatMap((tool) => {
    const own = upliftIn(tool)
    return own === null ? [] : [`${tool.name} (“${own}”)`]
  })
  if (named.length === 0) return []
  return [noteUpTo(shownUplifts, named, eachBelow, (these) => `${counted(named.length, 'contract')} ${named.length === 1 ? 'speaks' : 'speak'} of a rise of ${named.length === 1 ? 'its' : 'their'} own, which renewals and the budget do not count: ${these}. The uplift of a budget is one number for all (--uplift); write the new price down from its day on instead (a table of prices, or the tool's own screen).`)] // prettier-ignore
}
