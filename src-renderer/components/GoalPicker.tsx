import { Check, Flag, Milestone, Settings2 } from 'lucide-react'
import { useQuery, useWorkspace } from '../api.ts'
import { carry, navigate, useQueryParams } from '../route.ts'
import { Menu } from './Menu.tsx'
import { TopBarButton } from './TopBar.tsx'

const counts = { once: 'once per person', every: 'every time' }

/** The goal in the top bar; the address holds it unless it is the workspace's first. */
export function GoalPicker() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const { data: config } = useQuery('config.get', {}, { enabled: Boolean(status) })
  const [first] = status?.goals ?? []
  if (!status || first === undefined) return null
  const chosen = query.get('goal') ?? first
  const count = config?.goals.find((goal) => goal.name === chosen)?.count
  const shown = count ? `${chosen}, ${counts[count]}` : chosen
  return (
    <Menu
      start
      label="Goal"
      entries={[
        ...status.goals.map((goal) => ({
          id: `goal-${goal}`,
          label: goal,
          ...(goal === chosen && { icon: Check }),
          onAction: () => setQuery({ goal: goal === first ? null : goal }),
        })),
        null,
        ...(status.goals.length > 1
          ? [
              {
                id: 'next',
                label: 'Who goes on to another goal?',
                icon: Milestone,
                onAction: () => navigate(carry('/goal-to-goal', query)),
              },
            ]
          : []),
        { id: 'edit', label: 'Edit goals', icon: Settings2, onAction: () => navigate('/goals') },
      ]}
    >
      <TopBarButton label={`Goal ${shown}`} icon={<Flag size={14} aria-hidden />} of="Goal">
        {shown}
      </TopBarButton>
    </Menu>
  )
}
