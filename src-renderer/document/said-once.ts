/** On one page of paper what limits several reports is said in the first of them: more lines of it would take the room of their charts. */
import d from './document.module.css'

/** Without the paragraphs below a headline that a chapter before has word for word. */
export function saidOnce(html: string): string {
  const said = new Set<string>()
  return html
    .split(chapterStart)
    .map((chapter) => {
      const own: string[] = []
      const once = chapter.replace(limits, (paragraph) => {
        own.push(paragraph)
        return said.has(paragraph) ? '' : paragraph
      })
      for (const paragraph of own) said.add(paragraph)
      return once
    })
    .join(chapterStart)
}

/** The same of what is drawn already. */
export function sayOnce(paper: Element): void {
  const said = new Set<string>()
  for (const chapter of paper.querySelectorAll(`.${d['chapter']}`)) {
    const own = [...chapter.querySelectorAll(`.${d['limits']}`)]
    for (const paragraph of own) if (said.has(paragraph.outerHTML)) paragraph.remove()
    for (const paragraph of own) said.add(paragraph.outerHTML)
  }
}

const chapterStart = `<section class="${d['chapter']}">`
const limits = new RegExp(`<p class="${d['limits']}">.*?</p>`, 'gs')
