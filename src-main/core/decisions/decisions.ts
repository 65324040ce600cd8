/** The methods about decisions: what they read, put together and write. */
import { writeFileSync } from 'node:fs'
import type { DecisionComparison, DecisionFigures, DecisionSummary, Params } from '../../../shared/api.ts'
import { toDecisionJson, toolsOf } from '../../../shared/decision.ts'
import { AppError } from '../../../shared/errors.ts'
import { evaluateDecision, judgeDecision } from '../reports/build-vs-buy/build-vs-buy.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { compareDecisions } from './compare.ts'
import { decisionRecord } from './record.ts'
import { findDecision, listDecisions, readDecision, type StoredDecision } from './store.ts'

const defaults = { seed: 1, asOf: null }

export function summariseDecisions({ db, config }: ReportContext): DecisionSummary[] {
  return listDecisions(db).map(({ id, version, savedAt, decision }) => ({
    id,
    name: decision.name,
    version,
    savedAt,
    question: decision.question,
    ...judgeDecision(decision, config.currency),
    decided: decision.decided,
    revisitOn: decision.revisitOn,
    tools: toolsOf(decision),
  }))
}

export function compareVersions(context: ReportContext, { id, a, b }: Params<'decisions.compare'>): DecisionComparison {
  const [before, after] = [a, b].map((version) => readDecision(context.db, id, version))
  const figures = ({ version, decision }: StoredDecision): DecisionFigures => {
    const { totals } = evaluateDecision(decision, context, defaults)
    const { verdict, reason, buildPv, buyPv, scoreBuild, scoreBuy, scored, pBuildCheaper, breakEvenMonth } = totals
    return { version, verdict, reason, buildPv, buyPv, scoreBuild, scoreBuy, scored, pBuildCheaper, breakEvenMonth }
  }
  return { changes: compareDecisions(before!.decision, after!.decision), a: figures(before!), b: figures(after!) }
}

interface DocumentOptions {
  version: number | null
  format: 'markdown' | 'json'
  seed: number
}

export function decisionDocument(
  context: ReportContext,
  id: number,
  { version, format, seed }: DocumentOptions,
): { text: string; version: number } {
  const stored = readDecision(context.db, id, version)
  if (format === 'json')
    return { text: `${JSON.stringify(toDecisionJson(stored.decision), null, 2)}\n`, version: stored.version }
  const saved = stored.versions.find((each) => each.version === stored.version)!
  const result = evaluateDecision(stored.decision, context, { seed, asOf: null })
  const text = decisionRecord(stored, result, { ...saved, currency: context.config.currency })
  return { text, version: stored.version }
}

export function exportDecision(
  context: ReportContext,
  { decision: name, version, format, output }: Params<'export.decision'>,
): { name: string; version: number } {
  const { id, decision } = findDecision(context.db, name, null)
  const document = decisionDocument(context, id, { version, format, seed: defaults.seed })
  try {
    writeFileSync(output, document.text)
  } catch (error) {
    throw new AppError('FAILED', `${output} could not be written: ${(error as Error).message}.`, { cause: error })
  }
  return { name: decision.name, version: document.version }
}
