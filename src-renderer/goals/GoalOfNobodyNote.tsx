import { withoutCommands } from '../../shared/command-hints.ts'
import { useCommand, useQuery } from '../api.ts'
import { ButtonLink } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { StrangersNote } from '../imports/StrangersNote.tsx'
import s from '../page-views/page-views.module.css'
import { useSetting } from '../use-setting.ts'
import { noGoal } from './draft.ts'

/** Where events of the goal of a report belong to nobody: how many, and what would make somebody of them. */
export function GoalOfNobodyNote({ goal: name }: { goal: string | null }) {
  const inDocument = useDocumentView() !== null
  const { value: goals = [] } = useSetting(useCommand('config.set'), 'goals')
  const goal = goals.find((each) => each.name === name)
  const { data } = useQuery('goals.ofNobody', { goal: goal ?? noGoal }, { enabled: goal !== undefined })
  const strangers = goal && <StrangersNote goal={goal} />
  if (!data) return strangers
  const sentence = withoutCommands(data)
  const end = sentence.indexOf('. ') + 1
  return (
    <>
      {strangers}
      <div className={s['gap']}>
        <ErrorNote
          tone="warn"
          title={end > 0 ? sentence.slice(0, end) : sentence}
          actions={!inDocument && <ButtonLink href="#/imports">Imports</ButtonLink>}
        >
          {end > 0 ? sentence.slice(end + 1) : null}
        </ErrorNote>
      </div>
    </>
  )
}
