/** The document that is put together from reports, as the workspace keeps it. */
import type { DocumentOfViews } from '../../shared/config.ts'
import { parseView, withTitle } from './parse-view.ts'
import { quoted } from '../reports/view.ts'
import { chapterName } from './Document.tsx'
import type { DocumentSize } from './view.ts'

/** The same report with the same choices, in any order and whatever it is called. */
const identity = (view: string): string => {
  const { slug, search } = parseView(view)
  return JSON.stringify([slug, [...new URLSearchParams(search)].sort()])
}

export const isIn = ({ views }: DocumentOfViews, view: string): boolean =>
  views.some((each) => identity(each) === identity(view))

export const withView = (document: DocumentOfViews, view: string): DocumentOfViews => ({
  ...document,
  views: [...document.views, view],
})

export const withoutView = (document: DocumentOfViews, index: number): DocumentOfViews => ({
  ...document,
  views: document.views.toSpliced(index, 1),
})

/** One place up (-1) or down (1); as it was where there is none. */
export function withMoved(document: DocumentOfViews, index: number, by: -1 | 1): DocumentOfViews {
  const neighbour = document.views[index + by]
  const view = document.views[index]
  if (view === undefined || neighbour === undefined) return document
  return { ...document, views: document.views.with(index, neighbour).with(index + by, view) }
}

export const withRenamed = (document: DocumentOfViews, index: number, title: string | null): DocumentOfViews => ({
  ...document,
  views: document.views.map((view, at) => (at === index ? withTitle(view, title) : view)),
})

/** How a chapter is headed, and what it is of where a person has called it otherwise. */
export function chapterOf(view: string): { name: string; title: string | null } {
  const { slug, search, title } = parseView(view)
  return { name: chapterName(slug, search), title }
}

/** The command that writes the same file. */
export const documentCommand = (
  views: readonly string[],
  {
    title,
    introduction,
    size,
    withoutLeftOut = false,
    output,
    path,
  }: {
    title: string | null
    introduction: string | null
    size: DocumentSize
    withoutLeftOut?: boolean
    output: string
    path: string
  },
): string =>
  [
    'touchstack export html',
    ...views.map(quoted),
    ...(title === null ? [] : [`--title ${quoted(title)}`]),
    ...(introduction === null ? [] : [`--introduction ${quoted(introduction)}`]),
    ...(size === 'whole' ? [] : [size === 'short' ? '--short' : '--one-page']),
    ...(withoutLeftOut ? ['--without-left-out'] : []),
    `-w ${quoted(path)}`,
    `-o ${quoted(output)}`,
  ].join(' ')
