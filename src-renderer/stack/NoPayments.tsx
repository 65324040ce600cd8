import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { chooseImport } from '../workspaces.ts'

/** In place of what payments would say. */
export const NoPayments = ({ children }: { children?: ReactNode }) => (
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
)
