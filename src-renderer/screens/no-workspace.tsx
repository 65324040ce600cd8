import { FileDown, FlaskConical, FolderOpen } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Page } from '../components/Page.tsx'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'

/** What each screen would show, were there a workspace. */
const would: Record<string, string> = {
  '/content-attribution':
    'which pages people see first and last before they convert, and how often they go on to convert',
  '/pages-before-conversion': 'how many pages people see before they convert',
  '/stack-cost': 'what every tool costs a year, and what is paid for seats nobody uses',
  '/imports': 'every imported file, with the rows that could not be used and why',
  '/import-health': 'whether every row of every file was accounted for',
  '/content-groups': 'the rules that put pages into groups, with what each of them matches',
  '/goals': 'the goals people convert on',
}

export function NoWorkspace({ path }: { path: string }) {
  const { openSample, browse, sample } = useWorkspaceActions()
  const failure = sample.error
  return (
    <Page>
      <EmptyState
        screen
        icon={FolderOpen}
        title="No workspace is open"
        actions={
          <>
            <Button icon={FlaskConical} variant="primary" isPending={sample.running} onPress={() => void openSample()}>
              Open the sample
            </Button>
            <Button icon={FileDown} onPress={() => void chooseImport()}>
              Import files
            </Button>
            <Button icon={FolderOpen} onPress={() => void browse()}>
              Open a workspace
            </Button>
          </>
        }
      >
        <p>Here you would see {would[path] ?? 'an answer from your own files'}.</p>
      </EmptyState>
      {failure && <ErrorNote title={failure.message} />}
    </Page>
  )
}
