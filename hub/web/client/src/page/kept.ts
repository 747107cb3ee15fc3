// What this browser keeps: nothing of it is ever sent but in addresses.

export interface Question {
  title: string;
  address: string;
  saved: string;
  version: string;
}

export const HOME = "tinh-nha";
const QUESTIONS = "cau-hoi";

export function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing shows the page as it is.
  }
}

export function questions(): Question[] {
  try {
    const list: unknown = JSON.parse(kept(QUESTIONS) || "[]");
    return Array.isArray(list) ? (list as Question[]) : [];
  } catch {
    return [];
  }
}

// The newest first; the same address once.
export function save(question: Question): void {
  const others = questions().filter((one) => one.address !== question.address);
  keepQuestions([question, ...others]);
}

export function keepQuestions(list: Question[]): void {
  keep(QUESTIONS, JSON.stringify(list.slice(0, 200)));
}
