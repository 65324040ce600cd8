import { Compass } from 'lucide-react'
import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import type { ScreenPath } from '../shared/screens.ts'
import { useWorkspace } from './api.ts'
import { ButtonLink } from './components/Button.tsx'
import { Boundary } from './components/Boundary.tsx'
import { EmptyState } from './components/EmptyState.tsx'
import { ErrorNote } from './components/ErrorNote.tsx'
import { Page } from './components/Page.tsx'
import { Shell } from './components/Shell.tsx'
import { reportScreens } from './reports/index.ts'
import { useHashLocation, useHashSearch } from './route.ts'
import { FirstRun } from './screens/first-run.tsx'
import { NoWorkspace } from './screens/no-workspace.tsx'
import { useLastWorkspace } from './workspaces.ts'

const screens: Record<ScreenPath, ComponentType> = {
  import: lazy(() => import('./screens/import-preview.tsx')),
  imports: lazy(() => import('./screens/imports.tsx')),
  'content-groups': lazy(() => import('./screens/content-groups.tsx')),
  inventory: lazy(() => import('./screens/inventory.tsx')),
  settings: lazy(() => import('./screens/settings.tsx')),
  goals: lazy(() => import('./screens/goals.tsx')),
  decision: lazy(() => import('./screens/decision.tsx')),
  'decision-record': lazy(() => import('./screens/decision-record.tsx')),
  ...reportScreens,
}

/** Shown without a workspace too: the import screen makes one. */
const withoutWorkspace = new Set(['import'])

export function App() {
  return (
    <Router hook={useHashLocation} searchHook={useHashSearch}>
      <Shell>
        <Screens />
      </Shell>
    </Router>
  )
}

function Screens() {
  const { status, error } = useWorkspace()
  const { settled } = useLastWorkspace()
  if (error && status === undefined) {
    return (
      <Page>
        <ErrorNote title="The engine does not answer.">{error.message}</ErrorNote>
      </Page>
    )
  }
  if (!settled) return null
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/">
          <FirstRun />
        </Route>
        {Object.entries(screens).map(([path, Screen]) => (
          <Route key={path} path={`/${path}`}>
            {status || withoutWorkspace.has(path) ? (
              // Nothing of one workspace is carried into the next.
              <Boundary key={`${path} ${status?.file ?? ''}`}>
                <Screen />
              </Boundary>
            ) : (
              <NoWorkspace path={`/${path}`} />
            )}
          </Route>
        ))}
        <Route>
          <Page>
            <EmptyState
              screen
              icon={Compass}
              title="There is nothing at this address"
              actions={<ButtonLink href="#/">Go to the start</ButtonLink>}
            >
              The link may come from a newer version, or a letter is missing.
            </EmptyState>
          </Page>
        </Route>
      </Switch>
    </Suspense>
  )
}
