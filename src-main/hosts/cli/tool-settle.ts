/** `tools settle`: what a person says of two payments, known by their numbers in `tools payments`. */
import type { Call } from '../../../shared/api.ts'
import {
  pairKinds,
  type PaymentPair,
  type PaymentRef,
  refWords,
  whyNoPair,
  withoutPairsOf,
  withPair,
} from '../../../shared/stack/payment-pairs.ts'
import { oneOf, usage } from './args.ts'
import { printable } from './format/terminal.ts'
import { findAnyTool } from './tool-found.ts'

interface Asked {
  as?: string | undefined
  undo?: boolean | undefined
}

const isNumber = (text: string): boolean => /^[1-9]\d*$/.test(text)

/** `TOOL NO. NO.`, `TOOL NO. OTHER NO.`, with --undo `TOOL NO.`, or nothing; null = they are so. */
export function wrongToSettle(names: readonly string[], { as, undo }: Asked): string | null {
  if (names.length === 0 && as === undefined && !undo) return null
  if (undo) return as === undefined && names.length === 2 && isNumber(names[1]!) ? null : 'tools settle --undo takes a tool and the number of a payment in tools payments.' // prettier-ignore
  const isTwo = names.length === 3 || names.length === 4
  if (!isTwo || !isNumber(names[1]!) || !isNumber(names.at(-1)!)) return 'tools settle takes a tool and the numbers of two payments in tools payments; before the second its tool, where that is another.' // prettier-ignore
  return as === undefined ? 'tools settle takes what the two payments are: --as one, two or twice.' : null
}

export async function settle(call: Call, names: readonly string[], { as, undo = false }: Asked) {
  if (names.length === 0) return settled(call)
  const { tools, leftOut } = await call('tools.list', {})
  const [own, ownNumber, ...more] = names as [string, string, ...string[]]
  const first = await refOf(call, findAnyTool(tools, leftOut, own), Number(ownNumber))
  const { paymentPairs: before } = await call('config.get', {})
  if (undo) {
    const paymentPairs = withoutPairsOf(before, first)
    if (paymentPairs.length === before.length) throw usage(`Nothing is said of the payment of ${printable(refWords(first))}.`) // prettier-ignore
    return saved(call, paymentPairs, `Taken back what was said of ${printable(refWords(first))}.`)
  }
  const other = more.length === 2 ? more[0]! : own
  const second = await refOf(call, findAnyTool(tools, leftOut, other), Number(more.at(-1)))
  const pair: PaymentPair = { are: oneOf('--as', as, pairKinds)!, payment: first, other: second }
  const wrong = whyNoPair(before, pair)
  if (wrong !== null) throw usage(printable(wrong))
  const [one, two] = [first, second].map((ref) => printable(refWords(ref)))
  const said = { one: `${one} does not count: it is the same money as ${two}`, two: `Both count: ${one}, and ${two}`, twice: `Paid twice: ${one} is to be claimed back, beside ${two}` }[pair.are] // prettier-ignore
  return saved(call, withPair(before, pair), `${said}; \`touchstack tools settle --undo\` with the tool and number of either takes it back.`) // prettier-ignore
}

/** All pairs, in the order they were settled in. */
async function settled(call: Call) {
  const { paymentPairs } = await call('config.get', {})
  const lines = paymentPairs.map(({ are, payment, other }) => {
    const [one, two] = [payment, other].map((ref) => printable(refWords(ref)))
    return {
      one: `one   ${one} does not count: it is the same money as ${two}\n`,
      two: `two   both count: ${one}, and ${two}\n`,
      twice: `twice ${one} is to be claimed back: it was for the same as ${two}\n`,
    }[are]
  })
  return { json: { paymentPairs }, said: lines.join('') || 'No pair of payments is settled by hand.\n' }
}

async function saved(call: Call, paymentPairs: readonly PaymentPair[], said: string) {
  const config = await call('config.set', { config: { paymentPairs } })
  return { json: { paymentPairs: config.paymentPairs }, said: `${said}\n` }
}

/** Throws USAGE where it has no such payment, or one that stands in another file, which counts. */
async function refOf(call: Call, id: number, number: number): Promise<PaymentRef> {
  const { tool, payments } = await call('tools.payments', { id, asOf: null })
  const found = payments[number - 1]
  if (!found) throw usage(`${printable(tool)} has ${payments.length === 0 ? 'no payments' : `payments 1 to ${payments.length}`}, not ${number}.`) // prettier-ignore
  if (found.ref === null) throw usage(`Payment ${number} of ${printable(tool)} stands in another file too, which counts: take that one.`) // prettier-ignore
  return found.ref
}
