import { Coins } from 'lucide-react'
import type { Call } from '../../shared/api.ts'
import { toWireError } from '../../shared/errors.ts'
import { useEngine, useWorkspace } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { hasContentGap } from '../reports/content.tsx'
import { navigate, toHref } from '../route.ts'
import { useBroughtCosts } from '../store.ts'
import { textOf } from '../workspaces.ts'
import s from './imports.module.css'
import { type ChosenFile, removeFile } from './session.ts'

/** To where costs are entered, with the table already read. */
async function enterCosts(call: Call, { file, id }: ChosenFile): Promise<void> {
  const read = await call('contentCosts.read', { text: await textOf(file) }).catch(
    (error: unknown) => toWireError(error).message,
  )
  useBroughtCosts.setState({ read })
  removeFile(id)
  navigate(toHref('/content-return', { by: typeof read === 'string' || read.by === 'group' ? null : read.by }))
}

/** `lack`: why costs cannot be entered yet. */
function useEnterCosts(file: ChosenFile): { enter: () => void; lack: string | null } {
  const { call } = useEngine()
  const { status } = useWorkspace()
  return {
    enter: () => void enterCosts(call, file),
    lack: hasContentGap(status) ? 'Import visits and add a goal first.' : null,
  }
}

/** A file that says what content cost is no import, and is not lost. */
export function EnterCosts({ file }: { file: ChosenFile }) {
  const { enter, lack } = useEnterCosts(file)
  return (
    <div className={cx(s['banner'], s['bannerInfo'])}>
      <Coins size={16} aria-hidden />
      <div className={s['bannerWords']}>
        <b>What groups, pages or campaigns cost is entered beside what they brought</b>
        <div>Under “What does our content return?”, by one press; nothing is imported. {lack}</div>
      </div>
      <Button variant="primary" isDisabled={lack !== null} onPress={enter}>
        Enter these costs
      </Button>
    </div>
  )
}

export function EnterCostsIcon({ file }: { file: ChosenFile }) {
  const { enter, lack } = useEnterCosts(file)
  return <IconButton icon={Coins} label={lack ?? 'Enter these costs'} isDisabled={lack !== null} onPress={enter} />
}
