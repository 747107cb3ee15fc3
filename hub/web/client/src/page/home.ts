// "Đơn vị của tôi": the reader's own unit goes into the addresses that have a place for it.

import { HOME, keep, kept } from "./kept";

// The parameter of each view that has a place for it.
const PARAMETERS: Record<string, string> = { "xep-hang": "tinh", "bang-diem": "tinh", "xu-huong": "don-vi" };

export function lead(root: ParentNode): void {
  const unit = kept(HOME);
  if (!unit) return;
  for (const link of root.querySelectorAll<HTMLAnchorElement>(".top a")) {
    const address = new URL(link.href);
    const place = address.pathname.split("/").pop();
    const parameter = PARAMETERS[place ?? ""];
    if (parameter) address.searchParams.set(parameter, unit);
    else if (place === "" || link.classList.contains("mark")) {
      const folder = unit.includes("/") ? "co-quan" : "tinh";
      address.pathname = `${address.pathname.replace(/\/?$/, "/")}${folder}/${unit}`;
    } else continue;
    link.href = address.href;
  }
}

// A search tells it too, so that of units of one name the reader's own stand first.
export function tell(root: ParentNode): void {
  const unit = kept(HOME);
  for (const form of unit ? root.querySelectorAll("form[role=search]") : []) {
    form.querySelector("input[name=tinh]")?.remove();
    const input = document.createElement("input");
    [input.type, input.name, input.value] = ["hidden", "tinh", unit];
    form.append(input);
  }
}

export function own(button: HTMLElement): void {
  const unit = button.dataset.unit ?? "";
  const label = () => {
    button.setAttribute("aria-pressed", String(kept(HOME) === unit));
  };
  button.onclick = () => {
    keep(HOME, kept(HOME) === unit ? "" : unit);
    label();
  };
  label();
}
