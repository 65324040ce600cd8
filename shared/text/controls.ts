/** XML has no control characters and no half of a surrogate pair, and HTML none either, whatever a name of a file holds. */
export const withoutControls = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what must go
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
