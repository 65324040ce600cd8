/** Names of payees as card statements write them, and which of them are one vendor. */

/** `PAYPAL *CANVA 4029357733` and `Canva Inc.` are one vendor: processors, numbers and legal forms left out. */
export function vendorKey(vendor: string): string {
  const words = vendorName(vendor)
    .toLowerCase()
    .replace(/\.(com|io|net|org|ai|co|app)\b/g, ' ')
    .replace(/[^\p{L}\p{N}+&]+/gu, ' ')
    .replace(/\b(inc|incorporated|llc|ltd|limited|gmbh|corp|corporation|co|company|bv|sas|ag|plc|pty)\b/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
  return words === '' ? vendor.trim().toLowerCase() : words
}

/** A vendor as the statement names it, without the processor before it and the reference after it. */
export function vendorName(vendor: string): string {
  const bare = vendor
    .trim()
    .replace(/^(paypal|pp|sq|tst|sp|fs|stripe|py)\s*\*\s*/i, '')
    .replace(/(\s+[#*]?[a-z]*\d[\w-]{3,}|\s+\d{3}[-. ]\d{3,4}[-. ]?\d*)+$/i, '')
    .trim()
  return bare === '' ? vendor.trim() : bare
}
