/** A decision of build or buy. */
import { basename } from 'node:path'
import type { ImportPreview } from '../../../../shared/import.ts'
import { readDecisionFile } from '../../decisions/read-file.ts'
import { decisionFormat } from '../import-decision.ts'
import { nothingYet } from './base.ts'

export function previewDecision(path: string): ImportPreview {
  const { id, title, kind } = decisionFormat
  const { keys, bytes, decision } = readDecisionFile(path)
  return {
    ...nothingYet,
    file: path,
    name: basename(path),
    bytes,
    compression: null,
    headerLine: null,
    dayOrder: null,
    container: 'jsonl',
    encoding: 'utf-8',
    delimiter: null,
    estimatedRows: 1,
    kind,
    format: { id, title, confidence: 1, matched: ['name', 'build', 'buy', 'criteria'] },
    runnerUp: null,
    formats: [{ id, title, group: 'decision' }],
    columns: keys.map((name) => ({
      name,
      samples: [JSON.stringify(decision[name as keyof typeof decision] ?? null).slice(0, 80)],
      field: null,
      fate: 'field',
      confidence: 1,
      blank: 0,
      note: null,
    })),
    problems: [],
    sampledRows: 1,
    zone: 'UTC',
    zoneAssumed: false,
  }
}
