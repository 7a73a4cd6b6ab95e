// Without JavaScript the key does it; with it there is a button as well.
const button = document.querySelector("[data-print]");

if (button) {
  button.hidden = false;
  document.querySelector("[data-print-or]").hidden = false;
  document.querySelector("[data-print-alone]").hidden = true;
  button.addEventListener("click", () => window.print());
}
