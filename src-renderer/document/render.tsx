/**
 * Reports as one file of HTML that needs nothing else: charts as SVG, the typeface inside, no script, and a policy that
 * lets none run. The screens themselves are drawn, again and again until every answer they ask for is there.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import type { Call } from '../../shared/api.ts'
import { withoutControls } from '../../shared/text/controls.ts'
import { AppError, asAppError } from '../../shared/errors.ts'
import { type Answer, Answers, type Ask, type Engine, EngineContext, StatusStore } from '../api.ts'
import { askedOnce } from './asked-once.ts'
import { parseView } from './parse-view.ts'
import { peopleNamed, sayPeopleNamed } from './people-named.ts'
import { loadDocumentScreen } from './screens.ts'
import { fittingPage, type PageFit, roomsOf, unfitted } from './fit-page.ts'
import { saidOnce } from './said-once.ts'
import { chapterName, Document, type DocumentPart } from './Document.tsx'
import type { DocumentSize } from './view.ts'

/** Remembers what was asked while a page was drawn. */
class WantedAnswers extends Answers {
  private readonly wanted = new Map<string, Ask>()

  override read(key: string, ask: Ask): Answer {
    const answer = this.get(key)
    if (answer.state === 'idle') this.wanted.set(key, ask)
    return answer
  }

  /** Asks all of it; false where nothing was wanted. Throws what a question failed with. */
  async fetch(): Promise<boolean> {
    const asked = [...this.wanted]
    this.wanted.clear()
    // One after the other: the engine has one thread, and a document is no hurry.
    for (const [key, ask] of asked) {
      const data = await ask(new AbortController().signal, () => undefined)
      const answer = { state: 'done' as const, data, error: null }
      this.slots.set(key, { answer, progress: null, listeners: new Set(), controller: null })
    }
    return asked.length > 0
  }
}

export async function loadParts(views: readonly string[]): Promise<DocumentPart[]> {
  return Promise.all(
    views.map(async (view) => {
      const { slug, search, title } = parseView(view)
      const { default: Screen } = await loadDocumentScreen(slug)()
      return { slug, search, title, Screen }
    }),
  )
}

export interface DocumentOptions {
  call: Call
  /** `slug?param=value`, as after `#/` in a link. */
  views: readonly string[]
  /** null = the workspace's name. */
  title: string | null
  introduction: string | null
  madeAt: Date
  version: string
  size: DocumentSize
  /** Without the ids of people left out, which the settings of a whole one have. */
  withoutLeftOut: boolean
  /** All style sheets of the page; asked at the end, when the screens have brought theirs. */
  css: () => string | Promise<string>
  /** The typeface as a data URL. */
  font: string
}

/** Deeper chains of questions, each asked with the answer before, are a mistake. */
const mostRounds = 20

export interface RenderedDocument {
  html: string
  /** `the ids of 32 people`; null where it names nobody. */
  names: string | null
}

/** Throws what a report cannot be worked out for. */
export async function renderDocument({
  call: ask,
  views,
  title,
  introduction,
  madeAt,
  version,
  size,
  withoutLeftOut,
  css,
  font,
}: DocumentOptions): Promise<RenderedDocument> {
  const call = askedOnce(ask)
  const answers = new WantedAnswers()
  const status = new StatusStore(call, answers)
  const opened = await status.refresh()
  const engine: Engine = { call, host: {} as Engine['host'], answers, status }
  const drawn = async (shown: readonly string[]): Promise<{ body: string; names: string | null }> => {
    const parts = await loadParts(shown)
    const names = sayPeopleNamed(await peopleNamed(call, shown, size, withoutLeftOut), shown)
    const rooms = size === 'page' ? roomsOf(parts.length) : null
    const draw = (fit: PageFit = { ...unfitted, room: rooms?.usual ?? null }): string => {
      const body = renderToStaticMarkup(
        <EngineContext value={engine}>
          <Document
            title={title}
            introduction={introduction}
            parts={parts}
            names={names}
            withoutLeftOut={withoutLeftOut}
            madeAt={madeAt}
            version={version}
            size={size}
            fit={fit}
          />
        </EngineContext>,
      )
      return rooms === null ? body : saidOnce(body)
    }
    let body = draw()
    for (let round = 0; await answers.fetch(); round++) {
      if (round === mostRounds) throw new AppError('FAILED', 'The reports asked for more and more, and were stopped.')
      body = draw()
    }
    return { body: rooms === null ? body : draw(fittingPage(rooms, (room) => draw({ ...unfitted, room }))), names }
  }
  const { body, names } = await drawn(views).catch(async (error: unknown) => {
    if (views.length > 1)
      for (const [index, view] of views.entries())
        await drawn([view]).catch((of: unknown) => {
          throw ofChapter(index + 1, view, asAppError(of))
        })
    throw error
  })
  const html = withoutControls(`<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Touchstack ${escape(version)}">
<title>${escape(title ?? opened?.name ?? 'Touchstack')}</title>
<style>@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${font}) format('woff2')}
${standaloneCss(await css())}
html,body{height:auto;overflow:visible;background:#fff}</style>
</head>
<body>${withoutLinks(body)}</body>
</html>
`)
  return { html, names }
}

/** Of many reports one has to know which it was. */
function ofChapter(number: number, view: string, { code, message }: AppError): AppError {
  const { slug, search, title } = parseView(view)
  return new AppError(code, `Chapter ${number}, “${title ?? chapterName(slug, search)}”: ${message}`)
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** Without what would fetch a file, and without the end of the element it stands in. */
const standaloneCss = (css: string): string =>
  css
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/@import[^;]*;/g, '')
    .replace(/url\((?!["']?data:)[^)]*\)/g, 'none')
    .replaceAll('</', '<\\/')

/**
 * Links lead back into the app, which is not here, and marks that can be pressed are only pictures. React has written
 * `<` in texts as an entity, so what looks like a tag is one.
 */
const withoutLinks = (html: string): string =>
  html
    .replace(/<a(?=[\s>])[^>]*>/g, '<span>')
    .replace(/<button(?=[\s>])[^>]*>/g, '<span>')
    .replace(/<\/(?:a|button)>/g, '</span>')
    .replace(/<input(?=[\s>])[^>]*>/g, '')
    // So that a chart shrinks with the paper.
    .replace(/<svg(?=[^>]*class="[^"]*\bchart\b)(?![^>]*viewBox)([^>]*)>/g, (tag, attributes: string) => {
      const [width, height] = ['width', 'height'].map(
        (name) => new RegExp(` ${name}="([\\d.]+)"`).exec(attributes)?.[1],
      )
      return width && height ? `<svg viewBox="0 0 ${width} ${height}"${attributes}>` : tag
    })
    .replace(/(<[^>]*?) tabindex="-?\d+"/g, '$1')
    .replace(/(<g[^>]*?) role="button"/g, '$1 role="img"')
