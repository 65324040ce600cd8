/** Rows of the transitions report → nodes and flows of the diagram, and the sentence they add up to. */
import type { Report } from '../../shared/reports/index.ts'
import { pathEnds } from '../../shared/reports/transitions.ts'
import type { Flow, FlowNode } from '../charts/Sankey.tsx'
import { count, counted } from '../format.ts'
import { capital } from '../words.ts'

type Transitions = Report<'transitions'>

const ends: Record<string, { label: string; tone: FlowNode['tone'] }> = {
  [pathEnds.converted]: { label: 'Converted', tone: 'converted' },
  [pathEnds.left]: { label: 'Left', tone: 'left' },
  [pathEnds.more]: { label: 'More pages', tone: 'rest' },
  [pathEnds.rest]: { label: 'Other', tone: 'rest' },
}

export interface FlowNodeFigures extends FlowNode {
  key: string
  people: number
  conversions: number
}

/** A node is a key at a step; its people are those who come by there. */
export function flowsOf(
  { rows }: Transitions,
  noun: { one: string; many: string },
  restName: string,
): {
  nodes: FlowNodeFigures[]
  flows: Flow[]
} {
  const sums = new Map<string, { step: number; key: string; people: number; conversions: number }>()
  const idOf = (step: number, key: string): string => `${step} ${key}`
  const add = (step: number, key: string, people: number, conversions: number): void => {
    const id = idOf(step, key)
    const sum = sums.get(id) ?? { step, key, people: 0, conversions: 0 }
    sum.people += people
    sum.conversions += conversions
    sums.set(id, sum)
  }
  const isEnd = (key: string): boolean => key in ends && key !== pathEnds.rest
  for (const row of rows) {
    if (row.step === 1) add(1, row.from, row.people, row.conversions)
    add(row.step + 1, row.to, row.people, row.conversions)
  }
  const nodes = [...sums].map(([id, { step, key, people, conversions }]): FlowNodeFigures => {
    const end = ends[key]
    const label =
      key === pathEnds.rest ? restName : key === pathEnds.converted ? capital(noun.one) : (end?.label ?? key)
    const tone = end?.tone ?? 'key'
    const led =
      tone === 'converted' || tone === 'left' ? '' : `, ${counted(conversions, noun.one, noun.many)} from here on`
    return {
      id,
      key,
      step: step - 1,
      label,
      figure: count(people),
      tone,
      people,
      conversions,
      says: `Step ${step}, ${label}: ${counted(people, 'person', 'people')}${led}.`,
    }
  })
  return {
    nodes,
    flows: rows
      .filter((row) => row.people > 0)
      .map((row) => ({
        from: idOf(row.step, row.from),
        to: idOf(row.step + 1, row.to),
        value: row.people,
        converts: isEnd(row.to) && row.to === pathEnds.converted,
      })),
  }
}

/** How many go no further than the key they land on, and where most of the others go. */
export function flowStory({ rows, totals }: Transitions): {
  onlyOne: number
  /** null where no key leads. `most`: more than half of those who go on, else more than go to any other key. */
  next: { from: string; to: string; most: boolean } | null
} | null {
  const first = rows.filter((row) => row.step === 1)
  const people = first.reduce((sum, row) => sum + row.people, 0)
  if (people === 0) return null
  const stays = first
    .filter((row) => row.to === pathEnds.left || row.to === pathEnds.converted)
    .reduce((sum, row) => sum + row.people, 0)
  const [goesOn] = first
    .filter((row) => !(row.to in ends) && row.from !== pathEnds.rest)
    .toSorted((a, b) => b.people - a.people)
  const onward = first.filter(
    (row) => row.from === goesOn?.from && row.to !== pathEnds.left && row.to !== pathEnds.converted,
  )
  const most = goesOn !== undefined && goesOn.people * 2 > onward.reduce((sum, row) => sum + row.people, 0)
  const leads = onward.every((row) => row === goesOn || row.people < (goesOn?.people ?? 0))
  return {
    onlyOne: stays / (totals.people - totals.withoutPath),
    next: goesOn && leads ? { from: goesOn.from, to: goesOn.to, most } : null,
  }
}
