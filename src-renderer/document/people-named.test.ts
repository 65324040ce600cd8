import { expect, it } from 'vitest'
import type { Call } from '../../shared/api.ts'
import { peopleNamed, sayPeopleNamed } from './people-named.ts'

const named = (...people: string[][]) => new Map(people.map((ids) => [ids[0]!, ids]))

const say = (of: ReturnType<typeof named>, views: string[] = []) => sayPeopleNamed(of, views)

it('says how many people are named, and how many of them by an email address', () => {
  expect(say(named())).toBeNull()
  expect(say(named(['u1']))).toBe('the ids of 1 person')
  expect(say(named(['u1', 'ana@example.com'], ['v7'], ['bob@example.com']))).toBe(
    'the ids of 3 people, 2 of them with an email address',
  )
  expect(say(named(['bob@example.com']))).toBe('the ids of 1 person, with an email address')
})

it('says which properties of their events stand beside the ids', () => {
  const views = ['people?properties=Name,Notes', 'people?properties=Name', 'content-attribution?properties=No']
  expect(say(named(['u1']), views)).toBe('the ids of 1 person, and their “Name” and “Notes”')
  expect(say(named(), views)).toBeNull()
})

it('names those left out in a whole document alone, and not where their ids are left away', async () => {
  const call = (() => Promise.resolve({ excludePeople: ['*@acme.com', 'bob@example.com', 'v7'] })) as unknown as Call
  expect((await peopleNamed(call, [], 'whole')).size).toBe(1)
  expect((await peopleNamed(call, [], 'whole', true)).size).toBe(0)
  expect((await peopleNamed(call, [], 'short')).size).toBe(0)
})
