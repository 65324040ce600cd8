import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const inspect = (head: string, row: string) =>
  test.call('imports.inspect', { file: test.file('list.csv', `${head}\n${row}\n`) })

it.each([
  'email;id_interno;data_criacao;pais',
  'E-mail;ID do cliente;Data de criação;País',
  'Correo electrónico;ID cliente;Fecha de creación;Ciudad',
  'Courriel;Identifiant;Date d’inscription;Pays',
  'E-Mail-Adresse;Kundennummer;Erstellt am;Land',
  'Emailadres;Klant-ID;Aangemaakt op;Taal',
])('is a list of people in other languages: %s', async (head) => {
  const preview = await inspect(head, 'ana@example.com;185361;21/06/2026 23:33;Portugal')
  const [email, id, created] = head.split(';')
  expect(preview.format?.id).toBe('people-ids')
  const taken = (field: string) => preview.columns.find((column) => column.field === field)?.name
  expect(['user', 'previous', 'time'].map(taken)).toEqual([email, id, created])
})

it('is none where a column says what happened, or what was paid', async () => {
  for (const column of ['evento', 'Ação', 'valor', 'Betrag', 'montant']) {
    const preview = await inspect(`email;id_interno;data_criacao;${column}`, 'ana@example.com;185361;21/06/2026;12')
    expect(preview.format?.id).not.toBe('people-ids')
  }
})

it('is no part of the period of the data, unless there is nothing else', async () => {
  const period = async () => (await test.call('workspace.status', {}))!.timeRange?.map((at) => at.slice(0, 10))
  const run = (file: string) => test.call('imports.run', { files: [{ file }] })
  await run(test.file('people.csv', 'email,user_id,created_at\nana@example.com,1,2026-04-30\nbob@example.com,2,2026-12-01\n')) // prettier-ignore
  expect(await period()).toEqual(['2026-04-30', '2026-12-01'])
  await run(test.file('events.csv', 'timestamp,user_id,path\n2026-05-01,1,/a\n2026-08-31,2,/b\n'))
  expect(await period()).toEqual(['2026-05-01', '2026-08-31'])
})
