import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type Engine, EngineContext, type QueryResult } from '../api.ts'
import { StackScreen } from './StackScreen.tsx'

const engine = { status: { subscribe: () => () => undefined, get: () => state, refresh: () => Promise.resolve(null) } } as unknown as Engine // prettier-ignore
const state = { status: { tools: 2 }, error: null }
const answer: QueryResult<string> = { data: 'figures', error: null, loading: false, stale: false, retry: () => undefined } // prettier-ignore

const screen = (notes?: { loading: boolean }): string =>
  renderToStaticMarkup(
    <EngineContext value={engine}>
      <StackScreen question="Asked?" wouldShow="" head="" answers={[answer] as const} {...(notes && { notes })}>
        {([said]) => said}
      </StackScreen>
    </EngineContext>,
  )

it('draws its figures once the notes above them are known, too, so that nothing moves', () => {
  expect(screen()).toContain('figures')
  expect(screen({ loading: false })).toContain('figures')
  expect(screen({ loading: true })).not.toContain('figures')
  expect(screen({ loading: true })).toContain('Working it out')
})
