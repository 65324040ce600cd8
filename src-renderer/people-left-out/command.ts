import { UserRoundX } from 'lucide-react'
import type { Command } from '../commands.ts'
import { navigate } from '../route.ts'

/** In the address of the settings: the field for one more pattern is asked for. */
export const leaveOutParam = 'leaveOut'

export const leaveOutPath = `/settings?${leaveOutParam}=1`

export const leaveOutCommand: Command = {
  id: 'leave-out',
  label: 'Leave people out of all reports',
  kind: 'Action',
  icon: UserRoundX,
  words:
    'exclude exclusion own staff employees team internal traffic test tests accounts bots robots filter ignore hide',
  run: () => navigate(leaveOutPath),
}
