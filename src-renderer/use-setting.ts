import type { WorkspaceConfig } from '../shared/config.ts'
import { type CommandState, useQuery } from './api.ts'
import { saveConfig } from './save-config.ts'

/** One setting of the workspace, and a way to change it that can be taken back from the word that says so. */
export function useSetting<K extends keyof WorkspaceConfig>(set: CommandState<'config.set'>, key: K) {
  const { data: config } = useQuery('config.get', {})
  return {
    /** undefined until it is known. */
    value: config?.[key],
    /** False where it failed: `set.error` says why. */
    put: async (change: (before: WorkspaceConfig[K]) => WorkspaceConfig[K], said: string): Promise<boolean> => {
      if (!config) return false
      const before = config[key]
      return saveConfig(set, { [key]: change(before) }, { [key]: before }, said)
    },
  }
}
