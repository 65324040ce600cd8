/** What differs between two versions of a decision, and what it did to the figures. */
import type { DecisionChange } from '../../../shared/api.ts'
import { costFields, type CostField } from '../../../shared/decision-fields.ts'
import { type Decision, toDecisionJson } from '../../../shared/decision.ts'

/** In the order of the document after the change; what was taken away comes last. */
export function compareDecisions(before: Decision, after: Decision): DecisionChange[] {
  const was = flatten(before)
  const is = flatten(after)
  const paths = [...is.keys(), ...[...was.keys()].filter((path) => !is.has(path))]
  return paths
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, label: labelOf(path), before: was.get(path) ?? null, after: is.get(path) ?? null }))
}

/** Path → text of every leaf; items with a name are known by it, so that moving one is no change. */
function flatten(decision: Decision): Map<string, string> {
  const leaves = new Map<string, string>()
  const visit = (value: unknown, path: string): void => {
    if (value === null || value === '') return
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === 'object' && item !== null && 'name' in item))
        for (const item of value as { name: string }[]) visit(item, `${path}.${item.name}`)
      else if (value.length > 0) leaves.set(path, textOf(value))
    } else if (typeof value === 'object') {
      for (const [key, part] of Object.entries(value)) visit(part, path === '' ? key : `${path}.${key}`)
    } else leaves.set(path, textOf(value))
  }
  visit(toDecisionJson(decision), '')
  return leaves
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  const isEstimate = value.length === 3 && value.every((part) => typeof part === 'number')
  if (isEstimate) return value.join(' – ')
  return value.map((part) => (Array.isArray(part) ? `(${part.join(', ')})` : String(part))).join(', ')
}

const words = (key: string): string => {
  const known = costFields[key as CostField] as { label: string } | undefined
  return known?.label ?? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function labelOf(path: string): string {
  const text = path
    .split('.')
    .map(words)
    .join(': ')
    .replace(/^criteria: |^alternatives: /, '')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
