/** A scenario as an address holds it: which tools are locked, which candidates are weighed. Pure. */

export type Lock = 'free' | 'keep' | 'drop'

export interface Scenario {
  keep: readonly string[]
  drop: readonly string[]
  /** null = every candidate; [] = none. */
  candidates: readonly string[] | null
  horizonYears: number
}

/** A name may hold a comma, so lists are JSON; names between commas, as the command line has them, are read too. */
const list = (text: string | null): string[] | null => {
  if (text === null) return null
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed.filter((each) => typeof each === 'string' && each !== '') : null
  } catch {
    return text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  }
}

export function readScenario(query: URLSearchParams): Scenario {
  const years = Number(query.get('years'))
  return {
    keep: list(query.get('keep')) ?? [],
    drop: list(query.get('drop')) ?? [],
    candidates: list(query.get('candidates')),
    horizonYears: years > 0 && years <= 50 ? years : 1,
  }
}

/** What changes in the address; defaults are left out of it. */
export const writeScenario = (scenario: Scenario): Record<string, string | number | null> => ({
  keep: scenario.keep.length > 0 ? JSON.stringify(scenario.keep) : null,
  drop: scenario.drop.length > 0 ? JSON.stringify(scenario.drop) : null,
  candidates: scenario.candidates === null ? null : JSON.stringify(scenario.candidates),
  years: scenario.horizonYears === 1 ? null : scenario.horizonYears,
})

export const lockOf = (scenario: Scenario, tool: string): Lock =>
  scenario.keep.includes(tool) ? 'keep' : scenario.drop.includes(tool) ? 'drop' : 'free'

/** A tool is in at most one of the two lists. */
export function withLock(scenario: Scenario, tool: string, lock: Lock): Scenario {
  const without = (names: readonly string[]): string[] => names.filter((name) => name !== tool)
  return {
    ...scenario,
    keep: lock === 'keep' ? [...without(scenario.keep), tool] : without(scenario.keep),
    drop: lock === 'drop' ? [...without(scenario.drop), tool] : without(scenario.drop),
  }
}

/** A candidate is weighed or not; with every one of them weighed the list is left open for new ones. */
export function withCandidate(scenario: Scenario, all: readonly string[], tool: string, weighed: boolean): Scenario {
  const now = new Set(scenario.candidates ?? all)
  if (weighed) now.add(tool)
  else now.delete(tool)
  const next = all.filter((name) => now.has(name))
  return { ...scenario, candidates: next.length === all.length ? null : next }
}
