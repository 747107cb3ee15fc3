// Light or dark, as the system says until the reader does.

import { keep, kept } from "./kept";

const NAME = "giao-dien";

export function showTheme(): void {
  const theme = kept(NAME);
  if (theme) document.documentElement.dataset.theme = theme;
}

export function themed(button: HTMLElement): void {
  const isDark = () => {
    const theme = document.documentElement.dataset.theme;
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const label = () => (button.textContent = (isDark() ? button.dataset.light : button.dataset.dark) ?? "");
  button.onclick = () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    keep(NAME, theme);
    label();
  };
  label();
}
