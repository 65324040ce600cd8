/** Figures leave the app as CSV, SVG or PNG; each is made here, in the page, and saved as a download. */
import { csvLine, type DecimalMark, utf8Mark, withoutNoise } from '../shared/text/csv.ts'
import { decodedPathsIn } from '../shared/text/decoded-path.ts'
import { withoutControls } from '../shared/text/controls.ts'
import interFont from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url'

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download has its own handle on the data by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export type TableRows = readonly (readonly (string | number | null)[])[]

export const downloadCsv = (rows: TableRows, name: string, decimal: DecimalMark = 'point'): void =>
  downloadCsvText(
    rows
      .map((row) =>
        csvLine(
          row.map((cell) => (typeof cell === 'number' ? withoutNoise(cell) : decodedPathsIn(cell))),
          decimal,
        ),
      )
      .join(''),
    name,
    decimal,
  )

/** The two ways to write a table lie side by side in one folder. */
export const csvName = (name: string, decimal: DecimalMark): string =>
  `${name}${decimal === 'comma' ? '-decimal-comma' : ''}.csv`

export function downloadCsvText(text: string, name: string, decimal: DecimalMark = 'point'): void {
  save(new Blob([utf8Mark, text], { type: 'text/csv;charset=utf-8' }), csvName(name, decimal))
}

/** A list of objects, one a row, by the names of the columns. */
export function downloadJson([head = [], ...body]: TableRows, name: string): void {
  const objects = body.map((row) => Object.fromEntries(head.map((column, at) => [String(column), row[at] ?? null])))
  downloadText(`${JSON.stringify(objects, null, 2)}\n`, `${name}.json`, 'application/json')
}

/** All of a report, as the command line prints it. */
export const downloadReportJson = (report: object, name: string): void =>
  downloadText(`${JSON.stringify(report, null, 2)}\n`, `${name}.json`, 'application/json')

const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'letter-spacing',
  'font-feature-settings',
  'text-anchor',
  'paint-order',
  'dominant-baseline',
] as const

const margin = 16
const titleRoom = 28

/** What makes a picture stand alone in a slide: what it finds, of what, and where that comes from. */
export interface PictureFrame {
  /** The finding, in one sentence. */
  headline: string
  /** Period, day, goal and filters. */
  context: string
  /** Sentences on how it was compared; may be empty. */
  said: string
  source: string
}

/** As many words a line as fit; a word too long for a line has one of its own. `measure` gives px. */
export function wrapWords(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(/ +/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)!} ${word}` : word
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A title of the picture, `x` px from its left edge. */
export interface PictureTitle {
  x: number
  title: string
  caption: string
}

/** The page is in the dark theme: a picture of it fits no white slide. */
export const isDark = (): boolean =>
  typeof document !== 'undefined' && document.documentElement.dataset['theme'] === 'dark'

/** What `draw` reads of the page it reads in the light theme; nothing of that is painted. */
function inLight<T>(draw: () => T): T {
  if (!isDark()) return draw()
  const root = document.documentElement
  // A colour on its way to the other theme would be read halfway.
  const still = new CSSStyleSheet()
  still.replaceSync('*, *::before, *::after { transition: none !important }')
  document.adoptedStyleSheets.push(still)
  root.dataset['theme'] = 'light'
  try {
    return draw()
  } finally {
    root.dataset['theme'] = 'dark'
    // The colours are the old ones again before transitions are back.
    getComputedStyle(root).getPropertyValue('color')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still)
  }
}

/** A copy that stands alone: computed styles written out, chrome left out, the page's ground behind it. */
function standalone(svg: SVGSVGElement, titles: readonly PictureTitle[], frame: PictureFrame): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [...svg.querySelectorAll<SVGElement>('*')]
  const to = [...copy.querySelectorAll<SVGElement>('*')]
  const page = getComputedStyle(document.documentElement)
  from.forEach((element, index) => {
    const target = to[index]
    if (!target) return
    const computed = getComputedStyle(element)
    for (const name of carried) {
      const value = computed.getPropertyValue(name)
      if (value && value !== 'none' && value !== 'normal') target.style.setProperty(name, value)
      else if (name === 'fill' || name === 'stroke') target.style.setProperty(name, value || 'none')
    }
    for (const name of ['class', 'tabindex', 'role', 'aria-label', 'aria-pressed']) target.removeAttribute(name)
  })
  for (const chrome of copy.querySelectorAll('[data-chrome]')) chrome.remove()
  const width = svg.width.baseVal.value
  const height = svg.height.baseVal.value
  const head = [
    ...linesOf(frame.headline, headlineLook, width),
    ...linesOf(frame.context, contextLook, width),
    ...linesOf(frame.said, contextLook, width),
  ]
  const foot = linesOf(frame.source, sourceLook, width)
  const titleTop = titles.length > 0 ? titleRoom : 0
  const top = margin + roomFor(head) + titleTop
  const bottom = margin + roomFor(foot)
  copy.removeAttribute('class')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('viewBox', `${-margin} ${-top} ${width + 2 * margin} ${height + top + bottom}`)
  copy.setAttribute('width', String(width + 2 * margin))
  copy.setAttribute('height', String(height + top + bottom))
  copy.style.setProperty('font-family', "'Inter Variable', Inter, system-ui, sans-serif")
  copy.style.setProperty('font-size', '12px')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('x', String(-margin))
  ground.setAttribute('y', String(-top))
  ground.setAttribute('width', String(width + 2 * margin))
  ground.setAttribute('height', String(height + top + bottom))
  ground.setAttribute('fill', page.getPropertyValue('--bg').trim() || '#ffffff')
  copy.prepend(ground)
  for (const { x, title, caption } of titles) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'text')
    line.setAttribute('x', String(x))
    line.setAttribute('y', '-10')
    line.setAttribute('font-size', '13')
    line.setAttribute('font-weight', '620')
    line.setAttribute('fill', page.getPropertyValue('--ink').trim())
    line.textContent = title
    const small = document.createElementNS('http://www.w3.org/2000/svg', 'tspan')
    small.setAttribute('dx', '6')
    small.setAttribute('font-size', '12')
    small.setAttribute('font-weight', '420')
    small.setAttribute('fill', page.getPropertyValue('--ink-3').trim())
    small.textContent = caption
    line.append(small)
    copy.append(line)
  }
  drawLines(copy, head, margin - top)
  drawLines(copy, foot, height + frameGap)
  return copy
}

const picture = (
  svg: SVGSVGElement,
  titles: readonly PictureTitle[],
  frame: PictureFrame,
  light: boolean,
): SVGSVGElement => (light ? inLight : (draw: () => SVGSVGElement) => draw())(() => standalone(svg, titles, frame))

interface Look {
  size: number
  weight: number
  /** Of a line, px. */
  height: number
  ink: string
}
const headlineLook: Look = { size: 17, weight: 620, height: 23, ink: '--ink' }
const contextLook: Look = { size: 12, weight: 420, height: 17, ink: '--ink-2' }
const sourceLook: Look = { size: 11, weight: 420, height: 15, ink: '--ink-3' }
/** Between the chart and the lines above and below it. */
const frameGap = 12

type Line = Look & { text: string }

const roomFor = (lines: readonly Line[]): number =>
  lines.length === 0 ? 0 : lines.reduce((sum, { height }) => sum + height, frameGap)

function linesOf(text: string, look: Look, width: number): Line[] {
  const context = document.createElement('canvas').getContext('2d')
  if (context) context.font = `${look.weight} ${look.size}px 'Inter Variable', Inter, system-ui, sans-serif`
  const measure = (words: string): number => context?.measureText(words).width ?? (words.length * look.size) / 2
  return wrapWords(text, width, measure).map((line) => ({ ...look, text: line }))
}

function drawLines(picture: SVGSVGElement, lines: readonly Line[], from: number): void {
  const page = getComputedStyle(document.documentElement)
  let y = from
  for (const { text, size, weight, height, ink } of lines) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'text')
    line.setAttribute('x', '0')
    line.setAttribute('y', String(y + size))
    line.setAttribute('font-size', String(size))
    line.setAttribute('font-weight', String(weight))
    line.setAttribute('fill', page.getPropertyValue(ink).trim())
    line.textContent = text
    picture.append(line)
    y += height
  }
}

const serialise = (picture: SVGSVGElement): string => withoutControls(new XMLSerializer().serializeToString(picture))

export const downloadText = (text: string, name: string, type: string): void => save(new Blob([text], { type }), name)

export function downloadSvg(
  svg: SVGSVGElement,
  titles: readonly PictureTitle[],
  frame: PictureFrame,
  name: string,
  light = false,
): void {
  const text = serialise(picture(svg, titles, frame, light))
  save(new Blob([text], { type: 'image/svg+xml;charset=utf-8' }), `${name}.svg`)
}

async function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(reader.error ?? new Error('could not be read'))
    reader.readAsDataURL(blob)
  })
}

/** The typeface as a data URL, for what leaves the page. */
export const fontUrl = async (): Promise<string> => dataUrl(await (await fetch(interFont)).blob())

/** At twice the size, for slides; the typeface is put inside, since a picture cannot reach the page's fonts. */
export async function downloadPng(
  svg: SVGSVGElement,
  titles: readonly PictureTitle[],
  frame: PictureFrame,
  name: string,
  light = false,
): Promise<void> {
  const copy = picture(svg, titles, frame, light)
  const font = await fontUrl()
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${font}) format('woff2')}`
  copy.prepend(style)
  const text = serialise(copy)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * 2
  canvas.height = image.height * 2
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no picture')
  save(blob, `${name}.png`)
}
