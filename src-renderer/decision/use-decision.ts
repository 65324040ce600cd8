/** Which decision a screen is about: `?decision=NAME&version=2` in its address. */
import type { DecisionRecord, DecisionSummary } from '../../shared/api.ts'
import { type QueryResult, useQuery } from '../api.ts'
import { toHref } from '../route.ts'

export interface NamedDecision {
  /** null = the address names none. */
  name: string | null
  summaries: QueryResult<DecisionSummary[]>
  summary: DecisionSummary | undefined
  record: QueryResult<DecisionRecord>
}

export function useDecision(query: URLSearchParams): NamedDecision {
  const name = query.get('decision')
  const summaries = useQuery('decisions.list', {})
  const summary = summaries.data?.find((each) => each.name.toLowerCase() === name?.toLowerCase())
  const version = versionOf(query)
  const record = useQuery(
    'decisions.read',
    { id: summary?.id ?? 1, version: version !== null && version <= (summary?.version ?? 0) ? version : null },
    { enabled: summary !== undefined },
  )
  return { name, summaries, summary, record }
}

export function versionOf(query: URLSearchParams): number | null {
  const version = Number(query.get('version'))
  return Number.isInteger(version) && version > 0 ? version : null
}

const at = (path: string, name: string, version: number | null = null): string =>
  `#${toHref(path, { decision: name, version })}`
export const resultHref = (name: string, version: number | null = null): string => at('/build-vs-buy', name, version)
export const editorHref = (name: string): string => at('/decision', name)
export const recordHref = (name: string, version: number | null = null): string => at('/decision-record', name, version)
