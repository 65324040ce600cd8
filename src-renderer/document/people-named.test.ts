import { expect, it } from 'vitest'
import { sayPeopleNamed } from './people-named.ts'

const named = (...people: string[][]) => new Map(people.map((ids) => [ids[0]!, ids]))

it('says how many people are named, and how many of them by an email address', () => {
  expect(sayPeopleNamed(named())).toBeNull()
  expect(sayPeopleNamed(named(['u1']))).toBe('the ids of 1 person')
  expect(sayPeopleNamed(named(['u1', 'ana@example.com'], ['v7'], ['bob@example.com']))).toBe(
    'the ids of 3 people, 2 of them with an email address',
  )
  expect(sayPeopleNamed(named(['bob@example.com']))).toBe('the ids of 1 person, with an email address')
})
