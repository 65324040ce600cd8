import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Refusal } from './Refusal.tsx'

test('what can be done stands above the lines of the file, which take the rest of a small window', () => {
  const nothing = (): void => {}
  const html = renderToStaticMarkup(
    <Refusal
      name="clicks.csv"
      size={9}
      file={new File(['page,clicks'], 'clicks.csv')}
      preview={null}
      sentence="No column gives the time."
      line={1}
      onByHand={nothing}
      onAnother={nothing}
      onRemove={null}
    />,
  )
  expect(html.indexOf('What you can do')).toBeGreaterThan(0)
  expect(html.indexOf('First lines of clicks.csv')).toBeGreaterThan(html.indexOf('Choose another file'))
})
