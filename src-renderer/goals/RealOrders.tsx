import { ListChecks } from 'lucide-react'
import type { Goal } from '../../shared/config.ts'
import { conditionWords, readCondition } from '../../shared/goals/goal-condition.ts'
import { eventsOf } from '../../shared/goals/goal-events.ts'
import { notRealSentence, type RealOrders as Found } from '../../shared/goals/real-orders.ts'
import { useQuery } from '../api.ts'
import { Button } from '../components/Button.tsx'
import s from '../content-groups/content-groups.module.css'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { counted } from '../format.ts'
import { noGoal } from './draft.ts'

interface RealOrdersProps {
  /** Null while it is not complete. */
  goal: Goal | null
  onAdd: (conditions: Found['conditions']) => void
}

/** Where the event is an order, and conditions of the goal let tests, cancelled and unpaid ones through: offers those that do not. */
export function RealOrders({ goal, onAdd }: RealOrdersProps) {
  const settled = useDebounced(goal, 200)
  const { data } = useQuery('goals.realOrders', { goal: settled ?? noGoal }, { enabled: settled !== null })
  if (!goal?.event || String(settled?.event) !== String(goal.event) || !data || data.notReal === 0) return null
  return (
    <div className={s['why']} role="status">
      <p className={s['warn']}>{notRealSentence(eventsOf(goal), data)}</p>
      {data.conditions.length > 0 && (
        <>
          <ul>
            {data.conditions.map(({ property, wanted, events }) => (
              <li key={property}>
                {conditionWords(property, readCondition(wanted))}
                <span className={s['dim']}>, leaves out {counted(events, 'event')}</span>
              </li>
            ))}
          </ul>
          <div>
            <Button icon={ListChecks} onPress={() => onAdd(data.conditions)}>
              Real orders only
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
