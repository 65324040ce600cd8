/**
 * What each tool does as a matrix: a row for each function, a column for each tool, and a mark where it has it. It is read as a
 * list of tools, with what is marked in their columns as their capabilities.
 */
import { listedUpTo } from '../../../../shared/text/figures.ts'
import { writeEntries } from '../../../../shared/stack/capabilities.ts'
import type { TextRow } from '../text/layout.ts'
import type { TurnedTable } from './turned-table.ts'

const heading = /^(?:functions?|functionality|functionalities|capabilit(?:y|ies)|features?|use[- ]?cases?|jobs?(?: to be done)?|tasks?|funktion(?:en)?|fähigkeit(?:en)?|aufgaben?|fonctions?|fonctionnalités?|tâches?|funciones|función|funcionalidad(?:es)?|tareas?|funzion[ei]|funzionalità|funçã?o|funções|functies?|taken)(?![\p{L}\p{N}])/iu // prettier-ignore
/** A letter stands for how it is used, which a legend says. */
const mark = /^(?:\p{L}|[✓✔☑✅●•■+1]\uFE0F?|yes|ja|oui|sí|si|sim)$/iu
const noMark = /^(?:|n|0|no|nein|nee|non|não|none|n\/a|[-–—✗✘❌☐○]\uFE0F?)$/iu
const fewestTools = 2
const fewestMarks = 3
/** More kinds of them are no marks but words. */
const mostMarks = 4

/** `line` of its header. null = it is another table. */
export function functionMatrix(
  header: readonly string[],
  readRows: () => readonly TextRow[],
  line: number,
): TurnedTable | null {
  const [first = '', ...others] = header.map((cell) => cell.trim())
  const tools = others.flatMap((name, at) => (name === '' ? [] : [{ name, at: at + 1 }]))
  const names = new Set(tools.map(({ name }) => name.toLowerCase()))
  if (!heading.test(first) || tools.length < fewestTools || names.size < tools.length) return null
  const rows = readRows()
  const cellOf = ({ cells }: TextRow, at: number): string => (cells[at] ?? '').trim()
  const marks = new Map<string, number>()
  for (const row of rows)
    for (const { at } of tools) {
      const cell = cellOf(row, at)
      if (noMark.test(cell)) continue
      if (!mark.test(cell)) return null
      marks.set(cell.toUpperCase(), (marks.get(cell.toUpperCase()) ?? 0) + 1)
    }
  const marked = [...marks.values()].reduce((sum, each) => sum + each, 0)
  if (marked < fewestMarks || marks.size > mostMarks) return null
  const functionsOf = (at: number): string[] =>
    rows.flatMap((row) => (noMark.test(cellOf(row, at)) || cellOf(row, 0) === '' ? [] : [cellOf(row, 0).replaceAll(';', ',')])) // prettier-ignore
  const said = [...marks].map(([each, times]) => `"${each}" (${times})`)
  return {
    header: ['Tool', 'Capabilities'],
    rows: tools.map(({ name, at }) => ({ line, cells: [name, writeEntries(functionsOf(at))] })),
    note: `Its rows are functions and its columns tools: each tool can do what is marked in its column, with ${listedUpTo(mostMarks, said)} alike.`,
  }
}
