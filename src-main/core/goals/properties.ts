/** What an event has beside its name, as its source wrote it. */
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { remembered } from '../../../shared/text/remembered.ts'
import { columnKey } from '../import/formats/columns.ts'

export type Properties = Readonly<Record<string, unknown>>

/** Kept as the source wrote them, so they may be no JSON at all; then the event has no properties. */
export function parseProperties(json: string): Properties {
  try {
    return JSON.parse(json) as Properties
  } catch {
    return {}
  }
}

/** Of columns with any of these names, spelled in any way, the first that an event has something in. */
export function inColumn(properties: Properties, names: readonly string[]): unknown {
  const columns = Object.keys(properties)
  for (const name of names) {
    const column = columns.find((each) => keyOf(each) === keyOf(name))
    if (column !== undefined && properties[column] !== '') return properties[column]
  }
  return undefined
}

/** Each event of a file has the same columns. */
const keyOf = remembered(columnKey)

/** Of an event whose amount the import took for `value`; null where it has none. */
export const propertyOf = (properties: Properties, value: number | null, name: string): unknown =>
  (Object.hasOwn(properties, name) ? properties[name] : null) ?? (name === amountProperty ? value : null)

/** As conditions compare it; null where there is nothing. */
export const asText = (value: unknown): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value)
