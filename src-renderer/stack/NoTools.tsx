import { Coins, Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Page } from '../components/Page.tsx'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'

/** A stack screen before there is an inventory: what would appear, and how to get it there. */
export function NoTools({ children }: { children: ReactNode }) {
  const { openSample } = useWorkspaceActions()
  return (
    <Page>
      <EmptyState
        screen
        icon={Coins}
        title="No tools yet"
        actions={
          <>
            <Button variant="primary" icon={Upload} onPress={() => void chooseImport()}>
              Import a tool inventory
            </Button>
            <Button onPress={() => void openSample()}>Open the sample</Button>
          </>
        }
      >
        {children} It takes one CSV file with a row per tool: its name and cost, and if you have them billing period,
        team, category, capabilities, dates and seats.
      </EmptyState>
    </Page>
  )
}
