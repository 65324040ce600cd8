import { useCommand, useQuery } from '../api.ts'
import { SaidNote } from '../components/SaidNote.tsx'
import { StrangersNote } from '../imports/StrangersNote.tsx'
import { useSetting } from '../use-setting.ts'
import { noGoal } from './draft.ts'

/** Where events of the goal of a report belong to nobody: how many, and what would make somebody of them. */
export function GoalOfNobodyNote({ goal: name }: { goal: string | null }) {
  const { value: goals = [] } = useSetting(useCommand('config.set'), 'goals')
  const goal = goals.find((each) => each.name === name)
  const { data } = useQuery('goals.ofNobody', { goal: goal ?? noGoal }, { enabled: goal !== undefined })
  return (
    <>
      {goal && <StrangersNote goal={goal} />}
      {data && <SaidNote said={data} link={{ href: '#/imports', label: 'Imports' }} />}
    </>
  )
}
