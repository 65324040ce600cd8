/** A cost per conversion of fewer than this says nothing. */
export const fewest = 5
