import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DocumentContext } from '../document/view.ts'
import { LongList } from './LongList.tsx'

const list = (length: number) => (
  <LongList items={Array.from({ length }, (_, index) => index)} most={3}>
    {(item) => <li key={item}>{item}</li>}
  </LongList>
)
const lines = (markup: string): number => markup.match(/<li>/g)?.length ?? 0

it('shows the first and says how many more there are', () => {
  const markup = renderToStaticMarkup(list(1003))
  expect(lines(markup)).toBe(3)
  expect(markup).toContain('Show 1,000 more')
})

it('folds nothing to save a single line, and nothing in a document', () => {
  expect(lines(renderToStaticMarkup(list(4)))).toBe(4)
  const whole = renderToStaticMarkup(
    <DocumentContext value={{ search: '', width: 700, saidIn: null, short: false, room: null }}>
      {list(50)}
    </DocumentContext>,
  )
  expect(lines(whole)).toBe(50)
  expect(whole).not.toContain('more')
})
