/** `país` as `pais`, as exports that keep to ASCII write it. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
