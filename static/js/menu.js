// Escape closes an open menu and gives the keyboard back to its button. On phones a
// newly opened menu closes the other one, so that the page below stays in reach.
const menus = [...document.querySelectorAll("[data-menu]")];

for (const menu of menus) {
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    for (const other of menus) if (other !== menu) other.open = false;
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = menus.find((menu) => menu.open);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
