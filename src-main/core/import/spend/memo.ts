import type { Payment } from './read-payments.ts'

const memoColumn = /^(memo|description|memo\/description)$/i

/** What a payment's memo may name: all of it, and what stands before `- 10 seats @ 30.00`. */
export function memoTexts({ extra }: Pick<Payment, 'extra'>): string[] {
  const memo = Object.entries(extra).find(([column]) => memoColumn.test(column.trim()))?.[1] ?? ''
  return [...new Set([memo.trim(), memo.split(/\s-\s/)[0]!.trim()])].filter((text) => text !== '')
}
