import { Coins, Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Page } from '../components/Page.tsx'
import { useDocumentView } from '../document/view.ts'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'

/** A stack screen before there is an inventory: what would appear, and how to get it there. */
export function NoTools({ children }: { children: ReactNode }) {
  const { openSample } = useWorkspaceActions()
  const inDocument = useDocumentView() !== null
  return (
    <Page>
      <EmptyState
        screen
        icon={Coins}
        title="No tools yet"
        actions={
          <>
            <Button variant="primary" icon={Upload} onPress={() => void chooseImport()}>
              Import a list or payments
            </Button>
            <Button onPress={() => void openSample()}>Open the sample</Button>
          </>
        }
      >
        {children} It takes a table with a row per tool (its name and cost, and if you have them billing period, team,
        capabilities, dates and seats), or what a card, a bank or a ledger exports: payments become tools, one for each
        payee. Both may be imported, in any order; what is one tool becomes one entry.
        {inDocument && ' Import them on the screen Imports, or with “touchstack import FILE”.'}
      </EmptyState>
    </Page>
  )
}
