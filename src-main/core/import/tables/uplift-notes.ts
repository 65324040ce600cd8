/** Contracts that speak of a rise of their own: which the budget counts, and which it cannot, as they name no number. */
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { agreedUplift } from '../../stack/agreed-uplift.ts'
import { hasPriceSteps } from '../../stack/price-steps.ts'
import type { Tool } from '../../stack/tool.ts'

const shownUplifts = 10

/** Sentences that name them. */
export function upliftNotes(tools: readonly Tool[]): string[] {
  const found = tools.flatMap((tool) => {
    const own = agreedUplift(tool)
    return own === null || own.percent === 0 || hasPriceSteps(tool) ? [] : [{ own, name: tool.name }]
  })
  const said = (named: readonly string[], rest: (many: string, verb: string, their: string, these: string) => string): string[] => // prettier-ignore
    named.length === 0 ? [] : [noteUpTo(shownUplifts, [...named], eachBelow, (these) => rest(counted(named.length, 'contract'), named.length === 1 ? 'speaks' : 'speak', named.length === 1 ? 'its' : 'their', these))] // prettier-ignore
  const known = found.flatMap(({ own, name }) => own.percent === null ? [] : [`${name} ${own.isCap ? 'at most ' : ''}${own.percent} % (“${own.text}”)`]) // prettier-ignore
  const unknown = found.flatMap(({ own, name }) => (own.percent === null ? [`${name} (“${own.text}”)`] : []))
  return [
    ...said(known, (many, verb, their, these) => `${many} ${verb} of a rise of ${their} own, which the budget counts on each renewal: ${these}. The field “Uplift” of a tool says another (--set "custom.Uplift=4"), and “none” that it has none.`), // prettier-ignore
    ...said(unknown, (many, verb, their, these) => `${many} ${verb} of a rise of ${their} own without a number that holds for the next renewal: ${these}. The budget counts the uplift that is assumed for all (--uplift), unless the field “Uplift” of the tool has a number.`), // prettier-ignore
  ]
}
