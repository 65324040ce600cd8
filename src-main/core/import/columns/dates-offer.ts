/** Several columns of days in a row, such as those on which somebody became a lead and a customer: each could be an event. */
import type { ColumnMap, DatesOffer } from '../../../../shared/import.ts'
import { areDays } from '../cells/days.ts'
import type { EventFormat } from '../formats/format.ts'
import { genericEvents } from '../formats/generic-events.ts'
import { guessFields } from './guess-fields.ts'
import type { IdsIn } from '../ids/known-ids.ts'
import { type Inspection, sampleOf } from '../inspect/inspection.ts'

/** Days on which nobody did anything, in the languages of exports: of birth, of the last change, still to come. */
const noStep =
  /birth|geburt|nascimento|nacimiento|naissance|geboorte|updat|modif|änder|aktualis|atualiz|actualiz|gewijzigd|export|next|nächst|próxim|prochain|due|fällig|expir|venc|échéance|renew|valid/iu

const notOfSteps = ['time', 'event', 'path', 'url', 'referrer']

/** Of a table of no known source whose pages are not known. */
export function datesOffer(
  inspection: Inspection,
  { format, map, dates }: { format: EventFormat; map: ColumnMap; dates: readonly string[] },
  idsIn: IdsIn,
): DatesOffer | null {
  const isPlain = format.container === 'csv' && format.id === genericEvents.id
  if (!isPlain || dates.length > 0 || map.path !== undefined || map.url !== undefined) return null
  const { columns, sample } = inspection
  const days = columns.filter((column) => !noStep.test(column) && areDays(sampleOf(inspection, column)))
  if (days.length < 2) return null
  const rows = sample.map(({ cells }) => cells)
  const found: ColumnMap = { ...guessFields(columns, rows, idsIn), ...map }
  const fields = Object.entries(found).filter(
    ([field, column]) => !notOfSteps.includes(field) && !days.includes(column),
  )
  const others = Object.fromEntries(fields)
  return others['user'] === undefined && others['visitor'] === undefined ? null : { dates: days, map: others }
}

/** What follows `--map`. */
export const datesOption = ({ dates, map }: DatesOffer): string =>
  [...dates.map((column) => `time=${column}`), ...Object.entries(map).map(([field, column]) => `${field}=${column}`)].join() // prettier-ignore

export const datesOfferNote = (offer: DatesOffer): string =>
  `${offer.dates.map((column) => `"${column}"`).join(', ')} are days each. Where each is an event of its own, named by its column, say so as it is imported (--map "${datesOption(offer)}").`
