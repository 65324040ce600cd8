import { Component, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Page } from './Page.tsx'

/** What browsers say of a part of the page that they could not fetch. */
const notFetched = /preload CSS|dynamically imported module|importing a module script/i

/** Parts of the page come from the app, when they are first needed: it has been closed, or is another version by now. */
export const isNotFetched = ({ message }: Error): boolean => notFetched.test(message)

/** A screen that fails says so in its own place; the rest of the app goes on. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    if (isNotFetched(error))
      return (
        <Page>
          <ErrorNote
            title="Touchstack does not answer."
            // What could not be fetched once is not asked for again by the same page.
            actions={<Button onPress={() => window.location.reload()}>Reload</Button>}
          >
            It may have been closed. Start it again and reload this page. Your data is not affected.
          </ErrorNote>
        </Page>
      )
    return (
      <Page>
        <ErrorNote
          title="This screen could not be drawn."
          actions={<Button onPress={() => this.setState({ error: null })}>Try again</Button>}
        >
          {error.message} Your data is not affected.
        </ErrorNote>
      </Page>
    )
  }
}
