/** Staff told by an address at the domain of the site: worked out by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ownPeopleWords } from '../../../shared/notes/own-people.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const load = (name: string, text: string, options: object = {}) =>
  test.call('imports.run', { files: [{ file: test.file(name, text), ...options }] })
const suggest = () => test.call('excludePeople.suggest', {})
const leaveOut = (excludePeople: string[]) => test.call('config.set', { config: { excludePeople } })

const row = (user: string, url: string): string =>
  `2024-01-01T10:00:00Z,v-${user.split('@').join('-')},${user},Page Viewed,${url}\n`
const head = 'timestamp,visitor,user_id,event,url\n'
const customers = ['a@gmail.com', 'b@gmail.com', 'c@acme.example', 'd@web.de']
const site = (paths = 'https://www.lingolark.app/a') => customers.map((each) => row(each, paths)).join('')

it('names people at the domain of the site, whatever its subdomain, until they are left out', async () => {
  // Mia has two pages and Tom one; of the translated copy there is one view in ten or fewer.
  await load(
    'pages.csv',
    head +
      site() +
      site('https://blog.lingolark.app/b') +
      row('Mia@LingoLark.app', 'https://www.lingolark.app/a') +
      row('Mia@LingoLark.app', 'https://www.lingolark.app/b') +
      row('tom@lingolark.app', 'https://www.lingolark.app/a') +
      row('x@translate.example', 'https://translate.example/a'),
  )
  const own = await suggest()
  expect(own).toEqual({ domains: ['lingolark.app'], patterns: ['*@lingolark.app'], people: 2, events: 3, by: 'site' })
  expect(ownPeopleWords(own!)).toEqual([
    '2 people have an email address at lingolark.app, the domain of the site.',
    'Staff, as a rule: with 3 events they count in every report.',
  ])
  await leaveOut(['mia@lingolark.app'])
  expect(await suggest()).toMatchObject({ people: 1, events: 1 })
  await leaveOut(own!.patterns)
  expect(await suggest()).toBeNull()
  expect(await test.call('workspace.status', {})).toMatchObject({ people: 5, peopleLeftOut: 2 })
})

it('knows them by an address that is another id of theirs', async () => {
  await load('pages.csv', head + site() + row('usr_1', 'https://lingolark.app/a'))
  expect(await suggest()).toBeNull()
  await load('people.csv', 'distinct_id,email,name,created_at\nusr_1,mia@lingolark.app,Mia,2024-01-01T10:05:00Z\n')
  expect(await suggest()).toMatchObject({ patterns: ['*@lingolark.app'], people: 1 })
})

it('says nothing where most addresses are on it, as on an intranet', async () => {
  const staff = ['e', 'f', 'g', 'h', 'i']
    .map((name) => row(`${name}@lingolark.app`, 'https://lingolark.app/a'))
    .join('')
  await load('pages.csv', head + site() + staff)
  expect(await suggest()).toBeNull()
})

it('without a host asks about the company with most people by far, never about a provider of mail', async () => {
  const paths = [
    'a@gmail.com',
    'b@gmail.com',
    'c@gmail.com',
    'd@gmail.com',
    'e@gmail.com',
    'f@gmail.com',
    'g@hotmail.co.uk',
  ]
  const at = (domain: string, people: number): string[] => Array.from({ length: people }, (_, n) => `p${n}@${domain}`)
  await load(
    'a.csv',
    head + [...paths, ...at('lingolark.app', 4), ...at('acme.example', 2)].map((id) => row(id, '/a')).join(''),
  )
  expect(await suggest()).toBeNull()
  await load('b.csv', head + row('p5@lingolark.app', '/a'))
  expect(await suggest()).toMatchObject({ domains: ['lingolark.app'], people: 5, by: 'company' })
  await load('c.csv', head + row('p3@acme.example', '/a'))
  expect(await suggest()).toBeNull()
})
