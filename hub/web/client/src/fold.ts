/** A text as a search compares it: without diacritics and in small letters. */

export function fold(text: string): string {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
}

/** Whether every word of a search stands in a text that is folded already. */
export function holds(folded: string, search: string): boolean {
  return fold(search).split(/\s+/).every((word) => folded.includes(word));
}

/** Where a word begins in a folded text; -1 where it begins nowhere. */
export function beginning(folded: string, word: string): number {
  return ` ${folded}`.search(new RegExp(`[^\\p{L}\\d]${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u"));
}
