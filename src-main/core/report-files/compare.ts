/** Where two JSON values differ; numbers are alike within 1e-9 of their size. */
export interface Difference {
  where: string
  recorded: unknown
  found: unknown
}

const tolerance = 1e-9

export function* compare(recorded: unknown, found: unknown, where: string): Generator<Difference> {
  if (typeof recorded === 'number' && typeof found === 'number') {
    const size = Math.max(1, Math.abs(recorded), Math.abs(found))
    if (!(Math.abs(recorded - found) <= tolerance * size)) yield { where, recorded, found }
  } else if (isObject(recorded) && isObject(found) && Array.isArray(recorded) === Array.isArray(found)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(found)])) {
      const at = Array.isArray(recorded) ? `${where}[${key}]` : `${where}.${key}`
      if (key in recorded && key in found) yield* compare(recorded[key], found[key], at)
      else yield { where: at, recorded: recorded[key] ?? null, found: found[key] ?? null }
    }
  } else if (recorded !== found) yield { where, recorded, found }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
