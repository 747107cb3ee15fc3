// Copying that works on plain http: the event of copying itself is filled.

export interface Clip {
  plain: string;
  html?: string;
}

export function copy(clip: Clip): boolean {
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData.setData("text/plain", clip.plain);
    if (clip.html) event.clipboardData.setData("text/html", clip.html);
    isFilled = true;
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  const isCopied = document.execCommand("copy") && isFilled;
  document.removeEventListener("copy", fill, { capture: true });
  if (!isCopied) offer(clip.plain);
  return isCopied;
}

// The text selected in a dialog, where the browser refuses to copy.
function offer(text: string): void {
  const dialog = document.createElement("dialog");
  const area = document.createElement("textarea");
  const close = document.createElement("button");
  area.value = text;
  area.rows = 10;
  area.cols = 60;
  area.setAttribute("aria-label", "Ctrl+C");
  close.textContent = "Ctrl+C · ✕";
  close.onclick = () => dialog.remove();
  dialog.append(area, close);
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}
