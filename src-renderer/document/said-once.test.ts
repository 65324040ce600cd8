import { expect, test } from 'vitest'
import d from './document.module.css'
import { saidOnce } from './said-once.ts'

const chapter = (...limits: string[]) =>
  `<section class="${d['chapter']}"><h3>Finding</h3>${limits.map((said) => `<div><p class="${d['limits']}">${said}</p></div>`).join('')}<p>Same</p>`

test('what limits several reports is said in the first of them; all else stays', () => {
  const html = `<main>${chapter('Ids differ.', 'Two days.')}${chapter('Ids differ.', 'One day.')}${chapter('One day.', 'Ids differ.')}`
  const said = saidOnce(html)
  expect(said.match(/Ids differ\./g)).toHaveLength(1)
  expect(said.indexOf('Ids differ.')).toBe(html.indexOf('Ids differ.'))
  expect(said.match(/One day\./g)).toHaveLength(1)
  expect(said.match(/Two days\./g)).toHaveLength(1)
  expect(said.match(/<p>Same<\/p>/g)).toHaveLength(3)
  // Twice in one chapter is that chapter's own matter.
  expect(saidOnce(`<main>${chapter('A.', 'A.')}`)).toBe(`<main>${chapter('A.', 'A.')}`)
})
