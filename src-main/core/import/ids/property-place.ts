/** How a mapping names a property of an event: in an export that is where it stands within an object, or its column. */
import { eventFormats } from '../formats/index.ts'

/** `columns`: of the file. null = in files of this format no mapping can name it. */
export function propertyPlace(formatId: string, name: string, columns: readonly string[]): string | null {
  const format = eventFormats.find(({ id }) => id === formatId)
  const isWithin = columns.some((column) => name.startsWith(`${column}.`))
  if (columns.includes(name) || isWithin || format === undefined) return name
  const before = format.properties ?? []
  if (format.container === 'json') return before.length === 0 ? null : before[0]! + name
  const first = before.find((each) => columns.includes(each + name) || columns.includes(each.slice(0, -1)))
  return first === undefined ? null : first + name
}
