// What a reader of the screen is told, and what a button says for a while.

export function say(words: string): void {
  const status = document.getElementById("trang-thai");
  if (status) status.textContent = words;
}

export function done(button: HTMLElement, said: string): void {
  const before = button.textContent;
  button.textContent = button.dataset.done ?? before;
  say(said);
  setTimeout(() => (button.textContent = before), 2000);
}
