/** What a change in price may be: a cost a year says nothing of how many seats it is for. */
export const priceOrSeatsSentence = (price: number): string | null =>
  Math.abs(price) < 0.005
    ? null
    : 'Price is what a tool in use before and after costs a year: more or fewer seats count in it, as payments and lists of one cost do not say how many they are for.'
