/** Case and what separates words left out: `E-Mail` and `email` are alike. */
export const spelling = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '')
