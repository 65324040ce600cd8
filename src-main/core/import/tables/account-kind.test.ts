import { expect, it } from 'vitest'
import { isOfNobody } from './account-kind.ts'

it.each(['svc-1@example.com', 'service_ci@example.com', 'noreply@example.com', 'no-reply@example.com', 'zoomroom2@example.com', 'room-4@example.com', 'meeting-room-berlin@example.com', 'conference-2@example.com', 'shared.inbox@example.com', 'info@example.com', 'admin@example.com', 'dependabot[bot]', 'acme-ci-bot', 'shopify-sync@example.com', 'deploy@acme-1.iam.gserviceaccount.com', 'c_1@resource.calendar.google.com'])('%s is of no person', (login) => expect(isOfNobody({ login })).toBe(true)) // prettier-ignore
it.each(['ann@example.com', 'jan.bot@example.com', 'emma.room@example.com', 'roomer@example.com', 'infante@example.com', 'admin.jones@example.com', 'svcendsen@example.com', 'mark.service@example.com', 'itamar@example.com', 'supporta@example.com', 'conrad@example.com', ''])('%s may be a person', (login) => expect(isOfNobody({ login })).toBe(false)) // prettier-ignore
it('says so by its kind or by how it is shown', () => {
  expect(isOfNobody({ login: 'berlin@example.com', shown: 'Meeting Room 1' })).toBe(true)
  expect(isOfNobody({ login: 'berlin@example.com', shown: 'Ann Meeting' })).toBe(false)
  expect(isOfNobody({ login: 'x@example.com', kind: 'Room mailbox' })).toBe(true)
  expect(isOfNobody({ login: 'x@example.com', kind: 'RoomMailbox' })).toBe(true)
  expect(isOfNobody({ login: 'x@example.com', kind: 'Member' })).toBe(false)
  for (const unit of ['/Rooms', '/IT/Service Accounts', '/Shared']) expect(isOfNobody({ login: 'x@example.com', unit })).toBe(true) // prettier-ignore
  for (const unit of ['/', '/Staff/Integrations', '/Human Resources', '/Shared Services']) expect(isOfNobody({ login: 'x@example.com', unit })).toBe(false) // prettier-ignore
})
