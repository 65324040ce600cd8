import { Undo2 } from 'lucide-react'
import { eventsOf } from '../../shared/goals/goal-events.ts'
import { lessRefunds, mayCountRefunds, refundedSentence, refundedTitle } from '../../shared/notes/refunded.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { money } from '../format.ts'
import s from '../page-views/page-views.module.css'
import { useSetting } from '../use-setting.ts'
import { noGoal } from './draft.ts'

/** Where the value of a goal counts what was given back: says how much, and takes it off. */
export function RefundedNote({ goal: name }: { goal: string | null }) {
  const set = useCommand('config.set')
  const { value: goals = [], put } = useSetting(set, 'goals')
  const { status } = useWorkspace()
  const inDocument = useDocumentView() !== null
  const goal = goals.find((each) => each.name === name)
  const { data } = useQuery('goals.refunded', { goal: goal ?? noGoal }, { enabled: goal !== undefined && mayCountRefunds(goal) }) // prettier-ignore
  const sentence = goal && data && mayCountRefunds(goal) ? refundedSentence(eventsOf(goal), data, (amount) => money(amount, status?.currency ?? 'USD')) : null // prettier-ignore
  const unknown = useQuery('goals.refundsUnknown', { goal: goal ?? noGoal }, { enabled: goal !== undefined }).data
  if (unknown)
    return (
      <div className={s['gap']}>
        <ErrorNote tone="warn" title={unknown} />
      </div>
    )
  if (!goal || !data || sentence === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={refundedTitle(goal.name)}
        actions={
          !inDocument && (
            <Button
              icon={Undo2}
              isPending={set.running}
              onPress={() =>
                void put(
                  (before) => before.map((each) => (each.name === name ? lessRefunds(each, data) : each)),
                  `“${name}” is worth what was kept now.`,
                )
              }
            >
              Take it off
            </Button>
          )
        }
      >
        {set.error ? set.error.message : sentence}
      </ErrorNote>
    </div>
  )
}
