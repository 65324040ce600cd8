/** Pages that stayed as they were, which the change of others is held against. */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams } from '../../../../shared/reports/index.ts'
import type { Classification } from '../../content-groups/classify.ts'
import { instant } from '../../zone-days.ts'
import type { ReportContext } from '../report-context.ts'
import { isWithin, type Touched } from '../templates.ts'
import type { Periods } from './periods.ts'

type Params = Pick<ReportParams<'before-after'>, 'against' | 'within' | 'pages' | 'channel' | 'device'>

/** Of somebody's landing: the touch and its page. Throws USAGE where nothing is said that changed. */
export function unchangedLandings(
  context: ReportContext,
  touched: Touched,
  params: Params,
  isChanged: (touch: number) => boolean,
  bounds: Periods['bounds'],
): ((touch: number, page: number) => boolean) | null {
  const { against, within, pages, channel, device } = params
  if (against === null) return null
  if (within === null && pages === null)
    throw new AppError(
      'USAGE',
      'What is held against other pages has to be said: against goes with pages, or within a content group.',
    )
  const isGroup = touched.classes.groups.includes(against)
  const isAmong = isWithin(context, touched, {
    within: isGroup ? against : null,
    pages: isGroup ? null : against,
    channel,
    device,
  })
  const stays = pagesThatStay(context, touched.classes, bounds)
  return (touch, page) => stays[page] === 1 && isAmong(touch) && !isChanged(touch)
}

/** Per page, in whichever of its spans: 1 where its group is one and the same from `from` to before `to`. */
function pagesThatStay(
  { journeys: { pages }, config: { timeZone } }: ReportContext,
  classes: Classification,
  { from, to }: Periods['bounds'],
): Uint8Array {
  const spans = Map.groupBy(
    Array.from({ length: pages.count }, (_, page) => page),
    (page) => JSON.stringify([pages.host[page], pages.path[page]]),
  )
  const stays = new Uint8Array(pages.count)
  for (const own of spans.values()) {
    const begins = own.map((page) => ({
      page,
      at: pages.since?.[page] ? instant(pages.since[page], timeZone) : -Infinity,
    }))
    begins.sort((a, b) => a.at - b.at)
    const groups = begins
      .filter(({ at }, index) => at < to && (begins[index + 1]?.at ?? Infinity) > from)
      .map(({ page }) => classes.group[page])
    if (new Set(groups).size === 1) for (const page of own) stays[page] = 1
  }
  return stays
}
