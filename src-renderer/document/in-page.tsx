/** Documents from inside the page: as the text of a file, or on the way to the printer. */
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type Engine, EngineContext } from '../api.ts'
import { fontUrl } from '../export.ts'
import { version } from '../version.ts'
import { Document } from './Document.tsx'
import { fittingPage, type PageFit, roomsOf, unfitted } from './fit-page.ts'
import './print.css'
import { peopleNamed, sayPeopleNamed } from './people-named.ts'
import { loadParts, renderDocument } from './render.tsx'
import { saidOnce, sayOnce } from './said-once.ts'
import type { DocumentSize } from './view.ts'

/** Those of screens that were loaded for the document are among them by then. */
async function pageCss(): Promise<string> {
  const files = [...document.styleSheets].flatMap(({ href }) => (href === null ? [] : [href]))
  return (await Promise.all(files.map(async (file) => (await fetch(file)).text()))).join('\n')
}

/** What a document has, and how it is headed. */
interface Wanted {
  views: readonly string[]
  /** null = the name of the workspace. */
  title: string | null
  introduction: string | null
  size: DocumentSize
  /** Without the ids of people left out. */
  withoutLeftOut: boolean
}

export async function documentText({ call }: Engine, wanted: Wanted): Promise<string> {
  const { html } = await renderDocument({
    call,
    ...wanted,
    madeAt: new Date(),
    version,
    css: pageCss,
    font: await fontUrl(),
  })
  return html
}

/** Until nothing has changed for this long everything may not be there. In ms. */
const quiet = 400
const mostWaiting = 60_000

/** Draws the document beside the app, where only the printer sees it, and opens the print dialog. */
export async function printDocument(
  engine: Engine,
  { views, title, introduction, size, withoutLeftOut }: Wanted,
): Promise<void> {
  const parts = await loadParts(views)
  const names = sayPeopleNamed(await peopleNamed(engine.call, views, size, withoutLeftOut), views)
  const paper = document.createElement('div')
  paper.id = 'paper'
  document.body.append(paper)
  const root = createRoot(paper)
  try {
    const rooms = size === 'page' ? roomsOf(parts.length) : null
    const madeAt = new Date()
    const drawn = (fit: PageFit): ReactNode => (
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
      </EngineContext>
    )
    root.render(drawn({ ...unfitted, room: rooms?.usual ?? null }))
    await settled(paper)
    if (rooms !== null) {
      const redraw = (fit: PageFit): string => {
        flushSync(() => root.render(drawn(fit)))
        return saidOnce(paper.innerHTML)
      }
      redraw(fittingPage(rooms, (room) => redraw({ ...unfitted, room })))
      sayOnce(paper)
    }
    for (const chart of paper.querySelectorAll<SVGSVGElement>('svg.chart'))
      chart.setAttribute('viewBox', `0 0 ${chart.width.baseVal.value} ${chart.height.baseVal.value}`)
    document.body.dataset['printing'] = ''
    window.print()
  } finally {
    delete document.body.dataset['printing']
    root.unmount()
    paper.remove()
  }
}

function settled(element: HTMLElement): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      observer.disconnect()
      done()
    }
    let timer = setTimeout(end, quiet * 2)
    const latest = setTimeout(end, mostWaiting)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        clearTimeout(latest)
        end()
      }, quiet)
    })
    observer.observe(element, { childList: true, subtree: true, characterData: true })
  })
}
