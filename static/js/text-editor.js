// The text editor stands in for the field that the label belongs to: name its box again.
// Its buttons are named in English only; Django's catalogue has the German words.
document.addEventListener("prose-editor:ready", ({ detail }) => {
  const box = detail.editor.view.dom;
  const label = detail.textarea.labels[0]?.textContent.trim().replace(/:$/, "");
  if (label) box.setAttribute("aria-label", label);

  const frame = box.closest(".prose-editor")?.parentElement ?? box.parentElement;
  for (const button of frame.querySelectorAll(".prose-menubar [title]")) {
    button.title = window.gettext(button.title);
  }
  for (const option of frame.querySelectorAll(".prose-menubar__option > :only-child")) {
    if (!option.title) option.textContent = window.gettext(option.textContent);
  }
});
