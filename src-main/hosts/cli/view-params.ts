/** What a view, `stack-cost?by=team`, may set. Pure. */
import { AppError } from '../../../shared/errors.ts'
import { reports } from '../../../shared/reports/index.ts'
import { readParams, reportFlags } from './report-flags.ts'
import { splitView } from '../../../shared/split-view.ts'

/** What links carry from screen to screen, whichever report is shown. */
const carried = ['goal', 'from', 'to', 'lookbackDays', 'asOf']

/** What the screen of any report has in its address to arrange what it shows. */
const arranging = [
  'title',
  'view',
  'tool',
  'key',
  'measure',
  'against',
  'date',
  'day',
  'steps',
  'a',
  'b',
  'person',
  'id',
  'order',
  'team',
  'scope',
  'suite',
  'category',
  'since',
  'start',
  'show',
  'until',
  'span',
  'horizon',
  'horizonYears',
  'rate',
  'years',
  'keep',
  'drop',
  'candidates',
]

/** A link to a screen is always good; what no screen and not the report itself knows would say nothing. Throws USAGE. */
export function checkViewParams(view: string): void {
  const { slug, search } = splitView(view)
  const query = new URLSearchParams(search)
  const own = Object.keys(reports[slug].params.shape)
  const unknown = [...query.keys()].find(
    (name) => !own.includes(name) && !carried.includes(name) && !arranging.includes(name),
  )
  if (unknown !== undefined)
    throw new AppError('USAGE', `${slug} has no param "${unknown}"; it takes ${[...own, 'title'].join(', ')}.`)
  // Named as the view has them, and as in a link a value that is empty is none.
  const flags = reportFlags(reports[slug]).map((flag) => ({ ...flag, flag: `${slug}?${flag.param}` }))
  readParams(slug, reports[slug], flags, ({ param }) => query.get(param) || undefined)
}
