/** A cost that payments contradict, as the command line says it. */
import { type PaidOtherwise, paidOtherwiseSentence } from '../../../../shared/notes/paid-otherwise.ts'
import { count } from '../format/numbers.ts'

export const paidOtherwiseLine = (name: string, otherwise: PaidOtherwise): string =>
  `${name}: ${paidOtherwiseSentence(otherwise, (amount, currency) => `${count(amount)} ${currency}`, (day) => day)} \`touchstack tools take-paid\` takes the cost from payments.` // prettier-ignore
