import { expect, it } from 'vitest'
import { isMailProvider } from './mail-providers.ts'

it.each([
  ['gmail.com', true],
  ['yahoo.co.uk', true],
  ['eircom.net', true],
  ['terra.com.br', true],
  ['acme.com', false],
  ['terra-bau.de', false],
])('%s gives mail to everybody: %s', (domain, gives) => {
  expect(isMailProvider(domain)).toBe(gives)
})
