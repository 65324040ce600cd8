import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Finding } from '../components/Finding.tsx'
import { chooseImport } from '../workspaces.ts'
import s from './stack.module.css'

interface NoPaymentsProps {
  question: ReactNode
  /** What can be chosen, which stays. */
  head: ReactNode
  children?: ReactNode
}

/** The answer of a screen that would say what was paid. */
export const NoPayments = ({ question, head, children }: NoPaymentsProps) => (
  <>
    <Finding question={question}>No payments are known yet</Finding>
    {head}
    <div className={s['below']}>
      <EmptyState
        title="What a card, a bank or a ledger exports says what was paid"
        actions={
          <Button variant="primary" icon={Upload} onPress={() => void chooseImport()}>
            Import payments
          </Button>
        }
      >
        {children}
      </EmptyState>
    </div>
  </>
)
