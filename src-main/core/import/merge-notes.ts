/** Sentences about tools that a file and the inventory both have: where they differ, and what holds now. */
import { listedUpTo } from '../../../shared/figures.ts'
import type { Difference, GivenTool, MergedTool } from '../stack/merge-import.ts'

/** Tools named one by one; the rest is counted. */
const shownTools = 30
const shownText = 60
const shownNames = 10
/** From so many tools on that the file says one thing of, they are named together. */
const fewestAlike = 3

export function mergeNotes(merged: readonly MergedTool[], source: GivenTool['source']): string[] {
  if (merged.length === 0) return []
  const names = merged.map(({ tool }) => tool.name)
  const what = source === 'payments' ? 'these payments' : 'this list'
  const notes = [
    `${listed(names)} ${names.length === 1 ? 'is' : 'are'} in both the inventory and ${what}: ${names.length === 1 ? 'one entry' : 'one entry each'}, and what the file leaves blank stays as it was.`,
  ]
  const told = merged.filter(({ kept, changed }) => kept.length + changed.length > 0)
  const alike = alikeIn(told)
  for (const own of alike.values())
    notes.push(`${listed(own.map(({ name }) => name))} keep the ${own[0]!.field} that a list of tools said, which counts more than payments (the file: ${cut(own[0]!.other)}).`) // prettier-ignore
  const apart = told
    .map((each) => ({ ...each, kept: each.kept.filter((own) => own.by !== 'list' || !alike.has(saidBy(own))) }))
    .filter(({ kept, changed }) => kept.length + changed.length > 0)
  for (const { tool, kept, changed } of apart.slice(0, shownTools)) {
    const byHand = kept.filter(({ by }) => by === 'hand')
    const paid = kept.filter(({ by }) => by === 'payments')
    const others = kept.filter(({ by }) => by === 'list')
    if (byHand.length > 0) notes.push(`${tool.name} keeps what was typed by hand: ${byHand.map(stays).join('; ')}.`)
    if (others.length > 0)
      notes.push(`${tool.name} keeps what a list of tools said, which counts more than payments: ${others.map(stays).join('; ')}.`) // prettier-ignore
    if (paid.length > 0)
      notes.push(`${tool.name} keeps what payments said: ${paid.map(stays).join('; ')}. If it is in use, say so in a column of its status or where it is edited.`) // prettier-ignore
    if (changed.length > 0)
      notes.push(`${tool.name} is changed: ${changed.map(({ field, stays: now, other }) => `${field} ${cut(now)} (was ${cut(other)})`).join('; ')}.`) // prettier-ignore
  }
  if (apart.length > shownTools)
    notes.push(`${apart.length - shownTools} more tools differ from what the inventory had.`)
  return notes
}

const saidBy = ({ field, other }: Difference): string => JSON.stringify([field, other])

/** By `saidBy`: what the file says of several tools, as of an account that all of them are booked on. */
function alikeIn(told: readonly MergedTool[]): Map<string, (Difference & { name: string })[]> {
  const all = told.flatMap(({ tool, kept }) => kept.filter(({ by }) => by === 'list').map((each) => ({ ...each, name: tool.name }))) // prettier-ignore
  return new Map([...Map.groupBy(all, saidBy)].filter(([, own]) => own.length >= fewestAlike))
}

const stays = ({ field, stays: now, other }: Difference): string => `${field} ${cut(now)} (the file: ${cut(other)})`

const cut = (text: string): string => (text.length > shownText ? `${text.slice(0, shownText - 1)}…` : text)

const listed = (names: readonly string[]): string => listedUpTo(shownNames, names)
