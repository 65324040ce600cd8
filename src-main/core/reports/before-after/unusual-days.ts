/** Days of the two periods with far more or far fewer people than the same weekdays around them: they move what is counted a week. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { volume as volumeParams } from '../../../../shared/reports/volume.ts'
import { dateOf, dayOf } from '../../zone-days.ts'
import type { ReportContext } from '../report-context.ts'
import { volume } from '../volume/volume.ts'

/** As `volume` finds them by people, of whatever is compared. */
export function unusualDaysIn(
  context: ReportContext,
  { from, to }: { from: number; to: number },
): ReportTotals<'before-after'>['unusualDays'] {
  const zone = context.config.timeZone
  const [first, after] = [dateOf(Math.floor(dayOf(from, zone))), dateOf(Math.ceil(dayOf(to, zone)))]
  // Judged by all days there are: those around a period tell what is usual in it.
  const { rows } = volume(context, volumeParams.params.parse({ measure: 'people' }))
  return rows.flatMap(({ day, people, expected, unusual }) =>
    unusual !== null && expected !== null && day >= first && day < after ? [{ day, people, expected, unusual }] : [],
  )
}
