/** Copying that works on plain http too, where browsers keep `navigator.clipboard` away. */

export async function copy(text: string, html?: string): Promise<boolean> {
  if (copyByEvent(text, html)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyByEvent(text: string, html?: string): boolean {
  let isSet = false;
  const set = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    isSet = event.clipboardData !== null;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", set, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", set, { capture: true });
  return isSet;
}
