/** Reports as one HTML file: drawn by the page's own code, which is built beside the hosts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Call } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Locations, readVersion } from '../locations.ts'

/** What `src-renderer/document/node.ts` exports; hosts know the page only as built files. */
interface DocumentModule {
  renderDocument: (options: {
    call: Call
    views: readonly string[]
    title: string | null
    introduction: string | null
    madeAt: Date
    version: string
    size: DocumentSize
    withoutLeftOut: boolean
    css: () => string
    font: string
  }) => Promise<RenderedDocument>
}

/** How much of each report a document has: all of it, its first answer and table, or its finding and a chart. */
export type DocumentSize = 'whole' | 'short' | 'page'

interface RenderedDocument {
  html: string
  /** Whose ids are in it, in words; null = nobody's. */
  names: string | null
}

/** Throws FAILED. */
export async function loadDocument({ document }: Locations): Promise<DocumentModule> {
  if (!existsSync(document))
    throw new AppError('FAILED', `A part of Touchstack is missing: ${fileURLToPath(document)}.`)
  return (await import(document.href)) as DocumentModule
}

/** The page's style sheets and its typeface, as they were built. */
function pageStyle({ page }: Locations): { css: () => string; font: string } {
  const assets = join(page, 'assets')
  const names = readdirSync(assets).sort()
  const font = names.find((name) => /^inter-latin-opsz.*\.woff2$/.test(name))
  return {
    css: () =>
      names
        .filter((name) => name.endsWith('.css'))
        .map((name) => readFileSync(join(assets, name), 'utf8'))
        .join('\n'),
    font: font ? `data:font/woff2;base64,${readFileSync(join(assets, font)).toString('base64')}` : 'data:,',
  }
}

export function renderDocument(
  module: DocumentModule,
  locations: Locations,
  call: Call,
  wanted: {
    views: readonly string[]
    title: string | null
    introduction: string | null
    size: DocumentSize
    withoutLeftOut: boolean
  },
): Promise<RenderedDocument> {
  const version = readVersion(locations)
  return module.renderDocument({ call, ...wanted, madeAt: new Date(), version, ...pageStyle(locations) })
}
