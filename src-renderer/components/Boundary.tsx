import { Component, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Page } from './Page.tsx'

/** A screen that fails says so in its own place; the rest of the app goes on. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
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
