/** How each column of a file is understood. */
import type { ColumnMap, PreviewColumn } from '../../../../shared/import.ts'
import { currencyInName } from '../columns/currency-in-name.ts'
import { parseNumber } from '../cells/number.ts'
import { minorPerUnit, withoutMinorUnit } from '../columns/minor-units.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { rowObject, textAt } from '../formats/places.ts'
import { statedBillingPeriod } from '../columns/amount-heading.ts'

/** `otherwise`: what becomes of a column that is no field. */
export const describeColumns = (
  inspection: Inspection,
  fieldOf: ReadonlyMap<string, PreviewColumn['field']>,
  otherwise: PreviewColumn['fate'] | ((column: string) => PreviewColumn['fate']),
  recognised: number,
): PreviewColumn[] =>
  [...inspection.columns, ...inspection.places].map((name, index) =>
    describeColumn(
      inspection,
      name,
      index,
      fieldOf.get(name) ?? null,
      typeof otherwise === 'string' ? otherwise : otherwise(name),
      recognised,
    ),
  )

/** Field of each column that is one. */
export const fieldsByColumn = (map: ColumnMap): Map<string, PreviewColumn['field']> =>
  new Map(Object.entries(map).map(([field, column]) => [column, field as PreviewColumn['field']]))

function describeColumn(
  inspection: Inspection,
  name: string,
  index: number,
  field: PreviewColumn['field'],
  otherwise: PreviewColumn['fate'],
  recognised: number,
): PreviewColumn {
  const values =
    inspection.objects.length > 0
      ? inspection.objects.map((object) => textAt(object, name) || asText(object[name]))
      : index < inspection.columns.length
        ? inspection.sample.map(({ cells }) => (cells[index] ?? '').trim())
        : inspection.sample.map(({ cells }) => textAt(rowObject(inspection.columns, cells), name))
  const filled = values.filter((value) => value !== '')
  return {
    name,
    samples: [...new Set(filled)].slice(0, 3).map((value) => value.slice(0, 120)),
    field,
    fate: field === null ? otherwise : 'field',
    confidence: field === null ? 1 : recognised,
    blank: values.length === 0 ? 0 : 1 - filled.length / values.length,
    note:
      field !== null && filled.length === 0
        ? 'blank in every row looked at'
        : field === 'value'
          ? valueNote(name, filled[0]!)
          : costNote(inspection, name, field),
  }
}

/** How an amount is understood: `1.490,00` could be two things. */
function valueNote(column: string, text: string): string {
  const value = parseNumber(text)
  if (Number.isNaN(value)) return `“${text}” is no amount`
  const major = withoutMinorUnit(column)
  const code = currencyInName(major ?? column)?.code
  const units = major === null ? value : value / minorPerUnit(code ?? null)
  return `“${text}” is read as ${units}${code ? ` ${code}` : ''}`
}

/** How often a cost is paid, where its column says so and none of its own does. */
function costNote({ container }: Inspection, column: string, field: PreviewColumn['field']): string | null {
  const period = container === 'csv' && field === 'cost' ? statedBillingPeriod(column) : null
  return period === null ? null : `each ${period}`
}

function asText(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}
