import type { WorkspaceConfig } from '../shared/config.ts'
import type { CommandState } from './api.ts'
import { toast } from './components/Toast.tsx'

type Settings = Partial<WorkspaceConfig>

/**
 * Saves settings, says so, and offers to put `before` in their place again.
 * @returns false where it failed: `set.error` then says why.
 */
export async function saveConfig(
  set: Pick<CommandState<'config.set'>, 'run'>,
  change: Settings,
  before: Settings | null,
  said: string | (() => string),
): Promise<boolean> {
  if (!(await set.run({ config: change }))) return false
  toast({
    text: typeof said === 'string' ? said : said(),
    ...(before && { action: { label: 'Undo', onPress: () => void set.run({ config: before }) } }),
  })
  return true
}
