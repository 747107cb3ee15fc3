/** GraphiQL has its words in English alone: as they come onto the page they are put into Vietnamese, and back. */

import type { Language } from "./language";
import { WORDS } from "./words";

const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const CODE = ".monaco-editor, .hub-answer, .hub-menu, .hub-lookup, .graphiql-explorer-root";
const PATTERNS: Record<Language, [RegExp, string][]> = {
  vi: [
    [/^Search (.+)\.\.\.$/, "Tìm trong $1…"],
    [/^Go back to (.+)$/, "Quay lại $1"],
    [/^Show (.+)$/, "Mở $1"],
    [/^Hide (.+)$/, "Đóng $1"],
  ],
  en: [
    [/^Tìm trong (.+)…$/, "Search $1..."],
    [/^Quay lại (.+)$/, "Go back to $1"],
    [/^Mở (.+)$/, "Show $1"],
    [/^Đóng (.+)$/, "Hide $1"],
  ],
};
const TO: Record<Language, Map<string, string>> = {
  vi: new Map(WORDS),
  en: new Map(WORDS.map(([english, vietnamese]) => [vietnamese, english])),
};

/** Keeps a page in a language until it is disposed of. */
export function translate(page: HTMLElement, language: Language): () => void {
  const observer = new MutationObserver((changes) => changes.forEach(({ target, addedNodes, type }) => {
    if (type === "childList") addedNodes.forEach((node) => tell(node, language));
    else tell(target, language, false);
  }));
  tell(page, language);
  observer.observe(page, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  return () => observer.disconnect();
}

function tell(node: Node, language: Language, isDeep = true): void {
  if (node instanceof Text) tellText(node, language);
  if (!(node instanceof Element)) return;
  tellAttributes(node, language);
  if (!isDeep) return;
  node.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join()).forEach((element) => tellAttributes(element, language));
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) tellText(texts.currentNode as Text, language);
}

function tellText(text: Text, language: Language): void {
  const words = text.data.trim();
  if (!words || text.parentElement?.closest(CODE)) return;
  const told = said(words, language);
  if (told) text.data = text.data.replace(words, () => told);
}

function tellAttributes(element: Element, language: Language): void {
  for (const name of ATTRIBUTES) {
    const told = said(element.getAttribute(name) ?? "", language);
    if (told) element.setAttribute(name, told);
  }
}

/** The words in the other language, where they are GraphiQL's. */
function said(words: string, language: Language): string | undefined {
  const told = TO[language].get(words);
  if (told !== undefined) return told;
  const pattern = PATTERNS[language].find(([match]) => match.test(words));
  return pattern && words.replace(pattern[0], pattern[1]);
}
