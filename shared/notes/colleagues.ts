/** Of a list of who did not go on: those for whom somebody of their company may have; of who has no page: whose colleague has. */
import { count, counted, inSentence, plural } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

/** Of who reached the next goal and never the first one: for whom somebody of their company may have done that; null where there are none. */
export function nextByColleague({ params, totals }: Report<'goal-to-goal'>): string | null {
  const { thenOnly, thenColleagues: many } = totals
  if (many === 0) return null
  const [goal, then] = [inSentence(params.goal ?? ''), inSentence(params.then ?? '')]
  const whose = many === thenOnly ? `The ${counted(many, 'person', 'people')}` : `${count(many)} of the ${count(thenOnly)}` // prettier-ignore
  return `${whose} who reached “${then}” and never “${goal}” ${plural(many, 'shares', 'share')} a company with somebody who reached “${goal}”: whoever pays a bill for a colleague, as accounts@ does, is another person here, and the colleague has not gone on.`
}

/** null where there are none, or the list is of others. */
export function colleaguesSentence({ params, rows, totals }: Report<'people'>): string | null {
  const { withColleague: many } = totals
  if (!many) return null
  const shown = rows.find(({ colleague }) => colleague !== null)
  const example = shown ? `, as ${inSentence(shown.email ?? shown.person)} by ${inSentence(shown.colleague!)}` : ''
  if (params.then === null)
    return `${counted(many, 'of them shares', 'of them share')} the domain of an email with somebody who has pages${example.replace(' by ', ' with ')}. Nobody is made one person by that; a list of people with the id of the one and the email of the other does (\`user_id,email,created_at\`; \`export colleagues\` writes it).`
  return `${counted(many, 'of them shares', 'of them share')} the domain of an email with somebody who reached “${inSentence(params.then)}”${example}: ${plural(many, 'a colleague', 'colleagues')} may have done it for ${plural(many, 'that person', 'them')}. Nobody is made one person by that.`
}
