/** Rows of payments that can be read and are rightly not counted, as they are no expense of their own. */
const reasons = [
  'it settles a bill, and bills have rows of their own',
  'it is no bill: ',
  'it pays the bill of the card, and no vendor',
  'it moves money to an account of one’s own, and pays no vendor',
  'it was not charged: ',
  'it was paid back: ',
  'money came in, and nothing was paid to this payee',
  'it is the line of a total',
  'its account is of the balance sheet or of income',
]

export const isNoExpense = (reason: string): boolean => reasons.some((each) => reason.startsWith(each))
