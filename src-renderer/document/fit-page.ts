/** How high charts and how small letters are drawn so that a document of one page is one: worked out from what is drawn, since nothing measures it here. */
import { textWidth } from '../charts/text.ts'
import d from './document.module.css'

/** Height of each chart of one, two, three and more reports on a page, px, where all have a chart as high as that. */
const pageRooms = [520, 380, 230, 200] as const
/** Charts of few rows leave room for others. */
const grown = [1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1] as const
/** Charts have six rows at least; with less five, four, and three. */
export const lowRoom = 115
export const lowRooms = [lowRoom - 1, 109, 104] as const
/** With less, charts have two rows. */
export const tightRoom = 100
const shrunk = [1, 0.85, 0.7, 0.6, 0.5]

/** Of each chart, the highest first, and the one that is usual. */
export interface PageRooms {
  all: readonly number[]
  usual: number
}

export function roomsOf(reports: number): PageRooms {
  const usual = pageRooms[reports - 1] ?? pageRooms[3]
  const all = [...grown, ...shrunk].map((by) => Math.round(usual * by)).filter((room) => room >= lowRoom)
  return { all: [...all, ...lowRooms, tightRoom - 1], usual }
}

/** Room on paper between the margins, px as drawn: of Letter, which is the lower, and of A4. */
const papers = [1135, 1213] as const
/** What is drawn is this large on paper: its smallest letters are 7 pt, and 6 pt where it does not fit otherwise. */
const usualZoom = 0.85
const leastZoom = 0.73
const zooms = Array.from({ length: 13 }, (_, step) => (usualZoom * 100 - step) / 100)

export interface PageFit {
  /** Of each chart in height, px; null = what it takes. */
  room: number | null
  zoom: number
}

export const unfitted: PageFit = { room: null, zoom: usualZoom }

/**
 * The highest charts with which all is on one page of either paper; smaller letters come before charts of fewer rows. If not even so, of A4.
 * Those that are usual where nothing helps.
 */
export function fittingPage({ all: rooms, usual }: PageRooms, draw: (room: number) => string): PageFit {
  const known = new Map<number, string>()
  const fits = (room: number, zoom: number, paper: number): boolean => {
    const html = known.get(room) ?? draw(room)
    known.set(room, html)
    return pageHeight(html, zoom) * zoom <= usualZoom * paper
  }
  const of = (least: number, below: number): number[] => rooms.filter((room) => room >= least && room < below)
  for (const paper of papers)
    for (const among of [of(lowRoom, Infinity), of(tightRoom, lowRoom), of(0, tightRoom)]) {
      const asUsual = among.find((room) => fits(room, usualZoom, paper))
      if (asUsual !== undefined) return { room: asUsual, zoom: usualZoom }
      const smaller = among.find((room) => fits(room, leastZoom, paper))
      if (smaller !== undefined) return { room: smaller, zoom: zooms.find((zoom) => fits(smaller, zoom, paper))! }
    }
  return { room: usual, zoom: usualZoom }
}

/** Of charts and tables, and of words, which have all the width of the narrower paper. */
const pageWidth = 800
const wordsWidth = 840
const small = { size: 12, line: 16 }
const limits = { size: 11, line: 15 }
const headline = { size: 16, line: 21 }
const body = { size: 13, line: 18 }
/** Heading, caption, margins and line of a chapter, px. */
const aroundChapter = 43
const aroundChart = 38
const cell = { size: 12, line: 16 }
/** Padding and line of a row of a table, px, and the padding of a cell. */
const aroundRow = 7
const besideCell = 16
/** Around a table, and between a chart or a table and what is said below it, px. */
const aroundTable = 14
const belowChart = 15
const belowTable = 4
/** Title, margins and line. */
const aroundHead = 46
const betweenParagraphs = 8

/** How high a document of one page is on paper, px as drawn; words of smaller letters have more of them in a line. */
export function pageHeight(html: string, zoom: number = usualZoom): number {
  const room = (wordsWidth * usualZoom) / zoom
  const high = (text: string, { size, line }: { size: number; line: number }): number =>
    line * sum(text.split('\n').map((each) => Math.max(1, Math.ceil(asWide(each, size) / room))))
  const [head = '', ...chapters] = html.split(`<section class="${d['chapter']}">`)
  const introduction = elements(head, 'p', 'introduction').map((text) => betweenParagraphs + high(text, body))
  const made = elements(head, 'p', 'small').map((text) => high(text, small))
  return aroundHead + sum([...introduction, ...made, ...chapters.map((chapter) => chapterHeight(chapter, high))])
}

type High = (text: string, font: { size: number; line: number }) => number

function chapterHeight(html: string, high: High): number {
  const figure = /<figure.*?<\/figure>/s.exec(html)?.[0]
  const table = figure === undefined ? /<table.*?<\/table>/s.exec(html)?.[0] : undefined
  const before = html.slice(0, html.indexOf(figure ?? table ?? '<end'))
  // How many more there are; what else stands below is not shown.
  const below = table === undefined ? '' : (/^<p.*?<\/p>/s.exec(html.slice(html.indexOf(table) + table.length))?.[0] ?? '') // prettier-ignore
  const charts = [...(figure ?? '').matchAll(/<svg[^>]*class="[^"]*\bchart\b[^>]*>/g)].map(([tag]) => Number(/ height="([\d.]+)"/.exec(tag)?.[1] ?? 0)) // prettier-ignore
  const text = figure === undefined && table === undefined ? html : before
  return (
    aroundChapter +
    sum(elements(text, 'h3').map((said) => high(said, headline))) +
    sum(elements(text, 'p', 'limits').map((said) => 2 + high(said, limits))) +
    sum(elements(text, 'p', 'small').map((said) => 2 + high(said, small))) +
    (figure === undefined
      ? 0
      : aroundChart +
        sum(charts) +
        sum(
          elements(figure.replace(/<p [^>]*sr-only.*?<\/p>/gs, ''), 'p').map((said) => belowChart + high(said, small)),
        )) +
    (table === undefined
      ? 0
      : aroundTable +
        tableHeight(table) +
        sum(elements(below, 'p', 'small').map((said) => belowTable + high(said, small))))
  )
}

/** Columns of few words have what they need, and the others share what is left; a cell may have several blocks. */
function tableHeight(html: string): number {
  const rows = html.split('<tr').slice(1).map((row) => row.split(/<t[hd](?=[ >])/).slice(1).map((each) => each.split(/<\/(?:p|div)>|<br/).map((block) => plain(`<${block}`)).filter((block) => block.trim() !== ''))) // prettier-ignore
  const widthOf = (text: string): number => asWide(text, cell.size)
  const widest: number[] = []
  for (const row of rows)
    row.forEach((blocks, at) => (widest[at] = Math.max(widest[at] ?? 0, besideCell + Math.max(0, ...blocks.map(widthOf))))) // prettier-ignore
  const widths = shared(widest)
  const linesOf = (blocks: readonly string[], at: number): number => sum(blocks.map((text) => Math.max(1, Math.ceil(widthOf(text) / (widths[at]! - besideCell))))) // prettier-ignore
  return sum(rows.map((row) => aroundRow + cell.line * Math.max(1, ...row.map(linesOf))))
}

function shared(widest: readonly number[]): number[] {
  const widths = [...widest]
  let left = pageWidth
  const order = widest.map((_, at) => at).toSorted((a, b) => widest[a]! - widest[b]!)
  for (const [index, at] of order.entries()) {
    widths[at] = Math.min(widest[at]!, left / (order.length - index))
    left -= widths[at]
  }
  return widths
}

/** The texts of the elements of a name, and of a class of the document. */
function elements(html: string, name: 'p' | 'h3', of?: 'introduction' | 'small' | 'limits'): string[] {
  const found = [...html.matchAll(new RegExp(`<${name}(?=[ >])([^>]*)>(.*?)</${name}>`, 'gs'))]
  return found
    .filter(([, attributes]) => of === undefined || attributes!.includes(d[of]!))
    .map(([, , text]) => plain(text!))
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&[^;]*;/g, '·')

/** `textWidth` leaves some room, so that labels do not touch. */
const asWide = (text: string, size: number): number => textWidth(text, size) * 0.94

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)
