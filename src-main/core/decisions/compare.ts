/** What differs between two versions of a decision, and what it did to the figures. */
import type { DecisionChange } from '../../../shared/api.ts'
import { costFields, type CostField } from '../../../shared/decision-fields.ts'
import { type Decision, toDecisionJson } from '../../../shared/decision.ts'
import { keyWords } from '../../../shared/text/key-words.ts'

interface Leaf {
  label: string
  text: string
}

/** In the order of the document after the change; what was taken away comes last. */
export function compareDecisions(before: Decision, after: Decision): DecisionChange[] {
  const [was, is] = [flatten(before, namesOf(after)), flatten(after, namesOf(before))]
  const paths = [...is.keys(), ...[...was.keys()].filter((path) => !is.has(path))]
  return paths
    .filter((path) => was.get(path)?.text !== is.get(path)?.text)
    .map((path) => ({
      path,
      label: (is.get(path) ?? was.get(path)!).label,
      before: was.get(path)?.text ?? null,
      after: is.get(path)?.text ?? null,
    }))
}

/** `criteria.Fit`, `alternatives.Vendor B`: what is known by its name. */
const namesOf = (decision: Decision): Set<string> =>
  new Set(
    (['criteria', 'alternatives'] as const).flatMap((list) => decision[list].map(({ name }) => `${list}.${name}`)),
  )

/**
 * Path → every leaf. Items with a name are known by it, so that moving one is no change; one that only this side has is a
 * leaf as a whole.
 */
function flatten(decision: Decision, others: ReadonlySet<string>): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const put = (path: string, labels: readonly string[], text: string): void => {
    const label = labels.join(': ')
    leaves.set(path, { label: label.charAt(0).toUpperCase() + label.slice(1), text })
  }
  const visit = (value: unknown, path: string, labels: readonly string[]): void => {
    if (value === null || value === '') return
    if (Array.isArray(value)) {
      if (value.some((item) => typeof item === 'object' && item !== null && 'name' in item))
        for (const item of value as { name: string; kind?: string }[]) {
          const at = `${path}.${item.name}`
          if (others.has(at)) visit(item, at, [item.name])
          else put(at, [words(path), item.name], whole(item))
        }
      else if (value.length > 0) put(path, labels, textOf(value))
    } else if (typeof value === 'object') {
      for (const [key, part] of Object.entries(value))
        visit(part, path === '' ? key : `${path}.${key}`, [...labels, words(key)])
    } else put(path, labels, textOf(value))
  }
  visit(toDecisionJson(decision), '', [])
  return leaves
}

/** A new criterion by its figures, a new alternative by its kind. */
function whole(item: { kind?: string; weight?: number; build?: unknown; buy?: unknown }): string {
  if (item.kind !== undefined) return item.kind
  return `weight ${String(item.weight)}, build ${String(item.build)}, buy ${String(item.buy)}`
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  const isEstimate = value.length === 3 && value.every((part) => typeof part === 'number')
  if (isEstimate) return value.join(' – ')
  return value.map((part) => (Array.isArray(part) ? `(${part.join(', ')})` : String(part))).join(', ')
}

const words = (key: string): string => {
  const known = costFields[key as CostField] as { label: string } | undefined
  return known?.label ?? keyWords(key)
}
