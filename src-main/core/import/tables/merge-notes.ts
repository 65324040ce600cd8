/** Sentences about tools that a file and the inventory both have: where they differ, and what holds now. */
import { listed } from '../../../../shared/text/figures.ts'
import { mostInSentence, noteOfTools } from '../../../../shared/notes/note-lists.ts'
import type { Difference, GivenTool, MergedTool, ToolSource } from '../../stack/merge-import.ts'

const shownText = 60
/** From so many tools on that the file says one thing of, they are named together. */
const fewestAlike = 3

export function mergeNotes(merged: readonly MergedTool[], source: GivenTool['source']): string[] {
  if (merged.length === 0) return []
  const names = merged.map(({ tool }) => tool.name)
  const what = source === 'payments' ? 'these payments' : 'this list'
  const notes = [
    noteOfTools(names, listed, (tools) => `${tools} ${names.length === 1 ? 'is' : 'are'} in both the inventory and ${what}: ${names.length === 1 ? 'one entry' : 'one entry each'}, and what the file leaves blank stays as it was.`), // prettier-ignore
  ]
  const told = merged.filter(({ kept, changed }) => kept.length + changed.length > 0)
  const alike = alikeIn(told)
  for (const own of alike.values())
    notes.push(noteOfTools(own.map(({ name }) => name), listed, (tools) => `${tools} keep the ${own[0]!.field} that a list of tools said, which counts more than payments (the file: ${cut(own[0]!.other)}).`)) // prettier-ignore
  const apart = told.map((each) => ({
    ...each,
    kept: each.kept.filter((own) => own.by !== 'list' || !alike.has(saidBy(own))),
  }))
  const keptBy = (source: ToolSource): Told[] =>
    toldOf(
      apart.map(({ tool, kept }) => ({ name: tool.name, said: kept.filter(({ by }) => by === source).map(stays) })),
    )
  const changed = toldOf(apart.map(({ tool, changed: own }) => ({ name: tool.name, said: own.map(was) })))
  const keep = (told: readonly Told[], what: string, advice = ''): string[] =>
    ofEach(told, (name, said) => `${name} keeps ${what}: ${said}.${advice}`, (tools) => `${tools} keep ${what}.${advice}`) // prettier-ignore
  return [
    ...notes,
    ...keep(keptBy('hand'), 'what was typed by hand'),
    ...keep(keptBy('list'), 'what a list of tools said, which counts more than payments'),
    ...keep(keptBy('payments'), 'what payments said', ' If it is in use, say so in a column of its status or where it is edited.'), // prettier-ignore
    ...ofEach(changed, (name, said) => `${name} is changed: ${said}.`, (tools) => `${tools} are changed.`), // prettier-ignore
  ]
}

interface Told {
  name: string
  said: string[]
}

const toldOf = (all: readonly Told[]): Told[] => all.filter(({ said }) => said.length > 0)

/** A sentence for each of a few; for more of them one, and each with what is said of it after that. */
function ofEach(
  told: readonly Told[],
  one: (name: string, said: string) => string,
  all: (tools: string) => string,
): string[] {
  if (told.length <= mostInSentence) return told.map(({ name, said }) => one(name, said.join('; ')))
  return [noteOfTools(told.map(({ name, said }) => `${name}: ${said.join('; ')}`), listed, all)] // prettier-ignore
}

const saidBy = ({ field, other }: Difference): string => JSON.stringify([field, other])

/** By `saidBy`: what the file says of several tools, as of an account that all of them are booked on. */
function alikeIn(told: readonly MergedTool[]): Map<string, (Difference & { name: string })[]> {
  const all = told.flatMap(({ tool, kept }) => kept.filter(({ by }) => by === 'list').map((each) => ({ ...each, name: tool.name }))) // prettier-ignore
  return new Map([...Map.groupBy(all, saidBy)].filter(([, own]) => own.length >= fewestAlike))
}

const was = ({ field, stays: now, other }: Difference): string => `${field} ${cut(now)} (was ${cut(other)})`

const stays = ({ field, stays: now, other }: Difference): string => `${field} ${cut(now)} (the file: ${cut(other)})`

const cut = (text: string): string => (text.length > shownText ? `${text.slice(0, shownText - 1)}…` : text)
