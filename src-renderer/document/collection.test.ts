import { expect, it } from 'vitest'
import { chapterOf, documentCommand, isIn, withMoved, withoutView, withRenamed, withView } from './collection.ts'
import type { DocumentSize } from './view.ts'

const document = {
  title: null,
  introduction: null,
  views: ['paths?by=source&goal=Trial', 'volume', 'renewals?days=90'],
}

it('knows a view again in another order and under a title of its own', () => {
  expect(isIn(document, 'paths?goal=Trial&by=source')).toBe(true)
  expect(isIn(withRenamed(document, 0, 'Ways'), 'paths?by=source&goal=Trial')).toBe(true)
  expect(isIn(document, 'paths?by=source')).toBe(false)
})

it('adds, moves, renames and removes chapters, and leaves the others', () => {
  expect(withView(document, 'people').views).toEqual([...document.views, 'people'])
  expect(withMoved(document, 2, -1).views).toEqual(['paths?by=source&goal=Trial', 'renewals?days=90', 'volume'])
  expect(withMoved(document, 0, -1)).toEqual(document)
  expect(withMoved(document, 2, 1)).toEqual(document)
  expect(withoutView(document, 1).views).toEqual(['paths?by=source&goal=Trial', 'renewals?days=90'])
  const renamed = withRenamed(document, 1, 'Is the data whole?')
  expect(chapterOf(renamed.views[1]!).title).toBe('Is the data whole?')
  expect(withRenamed(renamed, 1, null)).toEqual(document)
})

it('says a chapter by its question and what was chosen, whatever a person calls it', () => {
  const { name, title } = chapterOf(withRenamed(document, 0, 'Ways').views[0]!)
  expect(title).toBe('Ways')
  expect(name).toMatch(/ \(by source, goal Trial\)$/)
})

it('is a command, with names as a shell takes them', () => {
  const options = {
    title: "Ann's",
    introduction: 'For the board.',
    size: 'short' as const,
    output: 'A b.html',
    path: '/w/a.touchstack',
  }
  expect(documentCommand(['volume', 'paths?by=source&title=Ways'], options)).toBe(
    String.raw`touchstack export html volume 'paths?by=source&title=Ways' --title 'Ann'\''s' --introduction 'For the board.' --short -w /w/a.touchstack -o 'A b.html'`,
  )
  const command = (size: DocumentSize): string => documentCommand(['volume'], { ...options, size })
  expect(command('page')).toContain(' --one-page -w')
  expect(command('whole')).not.toMatch(/--short|--one-page/)
})
