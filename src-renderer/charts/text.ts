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

/** Cut in the middle to fit a width: the start names the family, the end tells its members apart. */
export const fit = (name: string, width: number, size = 12): string => isolatedText(cutTo(name, width, size))

function cutTo(name: string, width: number, size: number): string {
  const text = decodedPath(name)
  // Widths that were worked out from the same text must not fail by rounding.
  if (textWidth(text, size) <= width + 0.01) return text
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
export const wrap = (name: string, width: number, size: number, most: number): string[] =>
  linesOf(name, width, size, most).map(isolatedText)

function linesOf(name: string, width: number, size: number, most: number): string[] {
  const text = decodedPath(name)
  if (textWidth(text, size) <= width + 0.01) return [text]
  const lines: string[] = []
  let line = ''
  const parts = text.split(joints)
  for (const [index, part] of parts.entries()) {
    if (line !== '' && textWidth((line + part).trimEnd(), size) > width) {
      if (lines.length === most - 1) return [...lines, cutTo(line + parts.slice(index).join(''), width, size)]
      lines.push(cutTo(line.trimEnd(), width, size))
      line = ''
    }
    line += part
  }
  return [...lines, cutTo(line, width, size)]
}
