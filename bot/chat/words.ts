/**
 * A text as it is compared with words: full-width signs made plain, spaces and punctuation taken out, so that
 * «１。», “ 进度 ” and 「进度」 are what they mean.
 */
export function plainWords(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{C}]/gu, '').toLowerCase();
}
