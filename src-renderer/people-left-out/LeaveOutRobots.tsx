import { UserRoundX } from 'lucide-react'
import type { CommandState } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { useSetting } from '../use-setting.ts'

/** Leaves robots out of all reports, by their user agent. */
export function LeaveOutRobots({ set }: { set: CommandState<'config.set'> }) {
  const { put } = useSetting(set, 'excludeUserAgents')
  return (
    <Button
      icon={UserRoundX}
      isPending={set.running}
      onPress={() => void put((before) => ({ ...before, robots: true }), 'Robots are left out of all reports.')}
    >
      Leave out robots
    </Button>
  )
}
