/** How wide a text in Inter will be, near enough to lay out labels without a document to measure in. */
import { decodedPath } from '../../shared/text/decoded-path.ts'
import { isolatedText } from '../components/isolated.tsx'

const letters = new Intl.Segmenter('en')

const narrow = new Set("iljtfrI.,:;'|!()[]{}-/ ·")
const wide = new Set('mwMW@%…—')

/** Width in px at a font size in px. Errs a little on the wide side, so that what is said to fit does. */
export function textWidth(text: string, size = 12): number {
  let em = 0
  for (const char of text)
    // What isolates words of another direction has no width.
    if (char !== '\u2068' && char !== '\u2069')
      em += narrow.has(char)
        ? 0.34
        : wide.has(char)
          ? 0.92
          : char >= 'A' && char <= 'Z'
            ? 0.7
            : char > '\u2e80'
              ? 1
              : 0.6
  return em * size
}

/** What many names begin and end with, such as a folder and `.php`; '' = nothing. */
export interface SharedParts {
  start: string
  end: string
}

const nothingShared: SharedParts = { start: '', end: '' }

/** Shorter parts save no room over the ellipsis in their place. */
const shortestShared = 4

/** Of names of one chart: what half of them or more have, up to where a word ends; the most have it, and then the longest. */
export function sharedParts(names: readonly string[]): SharedParts {
  const distinct = [...new Set(names.map(decodedPath))]
  if (distinct.length < 2) return nothingShared
  const most = (partsOf: (name: string) => readonly string[]): string => {
    const found = new Map<string, number>()
    for (const name of distinct) for (const part of new Set(partsOf(name))) found.set(part, (found.get(part) ?? 0) + 1)
    const [best] = [...found]
      .filter(([part, count]) => part.length >= shortestShared && count >= 2 && count * 2 >= distinct.length)
      .toSorted(([a, many], [b, others]) => others - many || b.length - a.length)
    return best?.[0] ?? ''
  }
  const inside = (name: string, joint: RegExp): number[] =>
    [...name.matchAll(joint)].map(({ index }) => index).filter((at) => at > 0 && at < name.length)
  return {
    start: most((name) => inside(name, /(?<=[\s/_|:.-])/gu).map((at) => name.slice(0, at))),
    end: most((name) => inside(name, /(?=[\s/_|:.-])/gu).map((at) => name.slice(at))),
  }
}

/**
 * Cut to fit a width. What it shares with the other names of its chart goes first, for the rest tells them apart; then the middle: the start
 * names the family, the end tells its members apart.
 */
export const fit = (name: string, width: number, size = 12, shared = nothingShared): string =>
  isolatedText(cutTo(name, width, size, shared))

/** For the names of one chart, which are known together. */
export function fitAmong(names: readonly string[]): (name: string, width: number, size?: number) => string {
  const shared = sharedParts(names)
  return (name, width, size) => fit(name, width, size, shared)
}

function cutTo(name: string, width: number, size: number, { start, end } = nothingShared): string {
  const text = decodedPath(name)
  // Widths that were worked out from the same text must not fail by rounding.
  if (textWidth(text, size) <= width + 0.01) return text
  if (start !== '' && text.startsWith(start) && text.length > start.length)
    return cutTo(`…${text.slice(start.length)}`, width, size, { start: '', end })
  if (end !== '' && text.endsWith(end) && text.length > end.length + 1)
    return cutTo(`${text.slice(0, -end.length)}…`, width, size)
  // By what a person takes for one letter, so that no accent or emoji is cut in two.
  const chars = [...letters.segment(text)].map(({ segment }) => segment)
  let keep = chars.length - 1
  let cut = '…'
  while (keep > 1) {
    const head = Math.ceil(keep * 0.55)
    cut = `${chars.slice(0, head).join('').trimEnd()}…${chars.slice(chars.length - (keep - head)).join('')}`
    if (textWidth(cut, size) <= width) return cut
    keep--
  }
  return cut
}

/** Where a line may end: after a blank, or after what joins the words of a path. */
const joints = /(?<=[\s/_-])/u

/** In as few lines as fit the width, `most` at most; the last is cut in the middle where more would not do. */
export const wrap = (name: string, width: number, size: number, most: number, shared = nothingShared): string[] => {
  const lines = linesOf(name, width, size, most)
  const { start } = shared
  const isCut = lines.join('').replaceAll(/\s/g, '') !== decodedPath(name).replaceAll(/\s/g, '')
  if (!isCut || start === '' || !decodedPath(name).startsWith(start)) return lines.map(isolatedText)
  return linesOf(`…${decodedPath(name).slice(start.length)}`, width, size, most, shared).map(isolatedText)
}

function linesOf(name: string, width: number, size: number, most: number, shared = nothingShared): string[] {
  const text = decodedPath(name)
  if (textWidth(text, size) <= width + 0.01) return [text]
  const lines: string[] = []
  let line = ''
  const parts = text.split(joints)
  for (const [index, part] of parts.entries()) {
    if (line !== '' && textWidth((line + part).trimEnd(), size) > width) {
      if (lines.length === most - 1) return [...lines, cutTo(line + parts.slice(index).join(''), width, size, shared)]
      lines.push(cutTo(line.trimEnd(), width, size))
      line = ''
    }
    line += part
  }
  return [...lines, cutTo(line, width, size, shared)]
}
