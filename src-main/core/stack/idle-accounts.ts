/**
 * Seats of accounts that are of no person (a meeting room, a service, a shared mailbox) and that nobody signed in to: they are
 * paid for, and no seat that anybody could hand back for want of use. A custom field of the tool has their names, so that whoever
 * knows better takes one out or adds one, as any field is edited.
 */
import type { Tool } from './tool.ts'

/** Custom field: the names, between semicolons. */
export const idleAccountsColumn = 'Service and room accounts not used'

export const idleAccounts = ({ custom }: Pick<Tool, 'custom'>): string[] =>
  (custom[idleAccountsColumn] ?? '').split(';').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))

/** Seats that somebody has, or a room or a service; null = not known. */
export const seatsTaken = (tool: Pick<Tool, 'custom' | 'seatsActive'>): number | null =>
  tool.seatsActive === null ? null : tool.seatsActive + idleAccounts(tool).length
