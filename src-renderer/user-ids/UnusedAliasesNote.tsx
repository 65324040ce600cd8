import { ruleNames, unusedAliasesSentence } from '../../shared/notes/unused-aliases.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { saveConfig } from '../save-config.ts'
import s from './user-ids.module.css'

/** Where aliases join nobody under the rule in use: what one that uses them would change, and that rule. */
export function UnusedAliasesNote({ goal = null }: { goal?: string | null }) {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const inDocument = useDocumentView() !== null
  const { data: found } = useQuery('identity.unusedAliases', { goal }, { enabled: (status?.events ?? 0) > 0 })
  if (!found) return null
  const { active, better } = found
  const use = async (): Promise<void> => {
    const said = `People are now told apart by “${ruleNames[better.rule]}”.`
    await saveConfig(set, { identity: better.rule }, { identity: active.rule }, said)
  }
  return (
    <div className={s['gap']}>
      <ErrorNote
        // Who joins nothing may want it so.
        tone={active.rule === 'none' ? 'info' : 'warn'}
        title={unusedAliasesSentence(found)}
        actions={
          !inDocument && (
            <Button variant="primary" isPending={set.running} onPress={() => void use()}>
              Use “{ruleNames[better.rule]}”
            </Button>
          )
        }
      >
        {set.error?.message}
      </ErrorNote>
    </div>
  )
}
