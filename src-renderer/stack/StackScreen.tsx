import type { ReactNode } from 'react'
import { type QueryResult, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { NoTools } from './NoTools.tsx'
import s from './stack.module.css'

export interface StackScreenProps<T extends readonly unknown[]> {
  question: string
  /** Before there is an inventory: what would appear here. */
  wouldShow: ReactNode
  /** Filters and dates, which stay while the answer is worked out or cannot be. */
  head: ReactNode
  /** The questions the screen asks; all of them must be answered before `children` is drawn. */
  answers: { [K in keyof T]: QueryResult<T[K]> }
  /** What stands above the figures and may fail without them: waited for, so that nothing moves once they are drawn. */
  notes?: { loading: boolean }
  children: (data: T, stale: boolean) => ReactNode
}

/** What every screen of the stack does before it has its figures: no inventory, a missing rate, a first answer. */
export function StackScreen<T extends readonly unknown[]>(props: StackScreenProps<T>) {
  const { question, wouldShow, head, answers, notes, children } = props
  const { status } = useWorkspace()
  if (!status) return null
  if (status.tools === 0) return <NoTools>{wouldShow}</NoTools>
  const failed = answers.find((answer) => answer.error !== null)
  if (failed?.error) {
    const missing = missingRates(failed.error.message)
    return (
      <Page>
        <Finding question={question}>This cannot be worked out yet</Finding>
        {head}
        <div className={s['below']}>
          <ErrorNote
            title={failed.error.message}
            actions={
              missing.length > 0 ? (
                <SetRates missing={missing} sentence={failed.error.message} />
              ) : (
                <Button onPress={failed.retry}>Try again</Button>
              )
            }
          >
            {missing.length > 0 && 'Without it the cost of these tools would be a guess.'}
          </ErrorNote>
        </div>
      </Page>
    )
  }
  if (answers.some((answer) => answer.data === undefined) || notes?.loading === true) {
    return (
      <Page>
        <Finding question={question}>Working it out</Finding>
        {head}
      </Page>
    )
  }
  const data = answers.map((answer) => answer.data) as unknown as T
  const stale = answers.some((answer) => answer.stale)
  return <Page busy={stale}>{children(data, stale)}</Page>
}
