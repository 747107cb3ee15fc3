/** The language a reader chose, kept by the browser; before that, the language of the page as served. */

export const LANGUAGES = { vi: "Tiếng Việt", en: "English" } as const;

export type Language = keyof typeof LANGUAGES;

const KEY = "hub:language";

export function chosenLanguage(): Language {
  return (localStorage.getItem(KEY) ?? document.documentElement.lang) === "en" ? "en" : "vi";
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

/** A sentence in the language of the page. */
export function say(vi: string, en: string): string {
  return document.documentElement.lang === "en" ? en : vi;
}
