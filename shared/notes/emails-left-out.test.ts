import { expect, test } from 'vitest'
import { emailsLeftOutSentence, importAgainSentence, joinedSentence, noEmailsSentence } from './emails-left-out.ts'

const file = (name: string, there = true) => ({ file: name, says: 'previous=email', there })

test('which files left emails out, and which of them have to be imported by hand', () => {
  expect(emailsLeftOutSentence({ files: [], byEmail: 3, ids: [], joined: [] })).toBeNull()
  expect(emailsLeftOutSentence({ files: [file('i.csv')], byEmail: 3, ids: [], joined: [] })).toBe(
    'i.csv has an email beside another id of each person and was imported without it, so whoever is known by email elsewhere is another person.',
  )
  expect(importAgainSentence({ files: [file('i.csv')], byEmail: 3, ids: [], joined: [] })).toBeNull()
  expect(importAgainSentence({ files: [file('i.csv'), file('j.csv', false)], byEmail: 3, ids: [], joined: [] })).toBe(
    'j.csv is no longer where and as imported: undo that import and import again with the email mapped (--map previous=email).',
  )
})

test('where nothing has an email beside an id, a list that has both helps those known by email', () => {
  expect(noEmailsSentence({ files: [], byEmail: 3, ids: [], joined: [] }, 3)).toMatch(/^They are known by email/)
  expect(noEmailsSentence({ files: [], byEmail: 2, ids: [], joined: [] }, 3)).toBeNull()
  expect(noEmailsSentence({ files: [file('i.csv')], byEmail: 3, ids: [], joined: [] }, 3)).toBeNull()
})

test('a list that has both is not asked for where it is imported', () => {
  const joined = ['attendees.csv']
  const sentence = noEmailsSentence({ files: [], byEmail: 3, ids: [], joined }, 3)!
  expect(sentence).toContain('whoever is in attendees.csv with another id beside it is one person already')
  expect(sentence).not.toContain('is imported. Who never came')
})

test('what came of reading them again', () => {
  expect(joinedSentence({ joined: [], missing: [] })).toBe('No import left out an email beside another id of a person.')
  expect(joinedSentence({ joined: ['a.csv'], missing: ['b.csv'] })).toBe(
    '1 file read again: users are known by their email too now. b.csv could not be read again; undo and import anew with the email as the other id of the user.',
  )
})
