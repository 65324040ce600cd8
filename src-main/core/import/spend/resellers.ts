/**
 * Who sells for others is not what was bought: the books have `Paddle`, and the card's own text, `PADDLE.NET* N8N`, as the memo.
 */
import { memoTexts } from './memo.ts'
import type { Payment } from './read-payments.ts'
import type { PaidFile } from './together.ts'

const reseller = /^(?:paddle(?:\.com|\.net)?|paypal|stripe|fastspring|fs|2checkout|2co|digital river|dri|lemon ?squeezy|lemsqzy|gumroad)(?:,? (?:inc|llc|ltd|limited|market|com|payments?|europe)\b\.?)*\.?$/i // prettier-ignore
/** With whom it was bought and what, as statements write it. */
const sold = /^(?:paddle(?:\.net)?|paypal|pp|stripe|fs|fsprg|2co(?:\.com)?|dri|lemsqzy|gumroad)\s*\*\s*\p{L}/iu

/** The same, each payment to a reseller as one to the payee that its memo names after it. */
export function withoutResellers(files: readonly PaidFile[]): readonly PaidFile[] {
  const payeeOf = (payment: Payment): string =>
    (reseller.test(payment.vendor.trim()) ? memoTexts(payment).findLast((text) => sold.test(text)) : undefined) ?? payment.vendor // prettier-ignore
  return files.map((file) => {
    const payments = file.payments.map((each) => {
      const vendor = payeeOf(each)
      return vendor === each.vendor ? each : { ...each, vendor }
    })
    return payments.every((each, at) => each === file.payments[at]) ? file : { ...file, payments }
  })
}
