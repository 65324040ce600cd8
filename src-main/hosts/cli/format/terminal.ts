/** Text of other people on a terminal: page names come from whoever visited a site. */

// eslint-disable-next-line no-control-regex -- these are what must not reach a terminal
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Control characters, which could rewrite the screen, and invisible ones, which could hide in a name, as `\\u001b`. */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Cells of a terminal; East Asian characters and emoji take two. */
export function width(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let cells = 0
  for (const { segment } of segments.segment(text)) cells += wide.test(segment) ? 2 : 1
  return cells
}

export const padEnd = (text: string, cells: number): string => text + ' '.repeat(Math.max(0, cells - width(text)))
export const padStart = (text: string, cells: number): string => ' '.repeat(Math.max(0, cells - width(text))) + text

/** At most so many cells, an ellipsis in place of what is in the middle: paths differ at their ends. */
export function cutMiddle(text: string, cells: number): string {
  if (width(text) <= cells) return text
  const parts = [...segments.segment(text)].map(({ segment }) => segment)
  const take = (from: readonly string[], room: number): string[] => {
    let used = 0
    const end = from.findIndex((segment) => (used += width(segment)) > room)
    return from.slice(0, end < 0 ? from.length : end)
  }
  const head = take(parts, Math.ceil((cells - 1) / 2))
  const tail = take(parts.toReversed(), Math.floor((cells - 1) / 2)).toReversed()
  return `${head.join('')}…${tail.join('')}`
}

/** At most so many cells, the last an ellipsis where something is left out. */
export function cut(text: string, cells: number): string {
  if (width(text) <= cells) return text
  let kept = ''
  let used = 1
  for (const { segment } of segments.segment(text)) {
    used += width(segment)
    if (used > cells) break
    kept += segment
  }
  return `${kept}…`
}
