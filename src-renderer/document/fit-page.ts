/** How high charts are drawn so that a document of one page is one: worked out from what is drawn, since nothing measures it here. */
import { textWidth } from '../charts/text.ts'
import d from './document.module.css'

/** Height of each chart of one, two, three and more reports on a page of A4, px. */
const pageRooms = [520, 380, 230, 140] as const
/** With less, charts have two rows. */
export const tightRoom = 100
const shrunk = [1, 0.85, 0.7, 0.6, 0.5]

/** Of each chart, the highest first. */
export function roomsOf(reports: number): number[] {
  const most = pageRooms[reports - 1] ?? pageRooms[3]
  return [...shrunk.map((by) => Math.round(most * by)).filter((room) => room > tightRoom), tightRoom - 1]
}

/** Room on paper between the margins, px as drawn: of Letter, which is the lower, and of A4. */
const papers = [1112, 1190] as const

/** The first with which all is on one page of either paper, or else of A4; the most where none helps. */
export function fittingRoom(rooms: readonly number[], draw: (room: number) => string): number | undefined {
  const heights = rooms.map((room) => pageHeight(draw(room)))
  for (const paper of papers) {
    const at = heights.findIndex((height) => height <= paper)
    if (at >= 0) return rooms[at]
  }
  return rooms[0]
}

const pageWidth = 800
const small = { size: 12, line: 16 }
const limits = { size: 11, line: 15 }
const headline = { size: 16, line: 21 }
const body = { size: 13, line: 18 }
/** Heading, caption, margins and line of a chapter, px. */
const aroundChapter = 43
const aroundChart = 38
const tableRow = 23
/** Title, margins and line. */
const aroundHead = 46
const betweenParagraphs = 8

/** How high a document of one page is on paper, px as drawn. */
export function pageHeight(html: string): number {
  const [head = '', ...chapters] = html.split(`<section class="${d['chapter']}">`)
  const introduction = elements(head, 'p', 'introduction').map((text) => betweenParagraphs + high(text, body))
  const made = elements(head, 'p', 'small').map((text) => high(text, small))
  return aroundHead + sum([...introduction, ...made, ...chapters.map(chapterHeight)])
}

function chapterHeight(html: string): number {
  const figure = /<figure.*?<\/figure>/s.exec(html)?.[0]
  const table = figure === undefined ? /<table.*?<\/table>/s.exec(html)?.[0] : undefined
  const before = html.slice(0, html.indexOf(figure ?? table ?? '<end'))
  const charts = [...(figure ?? '').matchAll(/<svg[^>]*class="[^"]*\bchart\b[^>]*>/g)].map(([tag]) => Number(/ height="([\d.]+)"/.exec(tag)?.[1] ?? 0)) // prettier-ignore
  const text = figure === undefined && table === undefined ? html : before
  return (
    aroundChapter +
    sum(elements(text, 'h3').map((said) => high(said, headline))) +
    sum(elements(text, 'p', 'limits').map((said) => 2 + high(said, limits))) +
    sum(elements(text, 'p', 'small').map((said) => 2 + high(said, small))) +
    (figure === undefined ? 0 : aroundChart + sum(charts)) +
    ((table?.split('<tr').length ?? 1) - 1) * tableRow
  )
}

/** The texts of the elements of a name, and of a class of the document. */
function elements(html: string, name: 'p' | 'h3', of?: 'introduction' | 'small' | 'limits'): string[] {
  const found = [...html.matchAll(new RegExp(`<${name}(?=[ >])([^>]*)>(.*?)</${name}>`, 'gs'))]
  return found
    .filter(([, attributes]) => of === undefined || attributes!.includes(d[of]!))
    .map(([, , text]) => text!.replace(/<[^>]*>/g, '').replace(/&[^;]*;/g, '·'))
}

const high = (text: string, { size, line }: { size: number; line: number }): number =>
  line * sum(text.split('\n').map((each) => Math.max(1, Math.ceil(textWidth(each, size) / pageWidth))))

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)
