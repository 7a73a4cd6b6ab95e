// The text editor stands in for the field that the label belongs to: name its box again.
// Its buttons are named in English only; Django's catalogue has the German words.
function speakGerman(frame) {
  for (const button of frame.querySelectorAll(".prose-menubar [title]")) {
    const german = window.gettext(button.title);
    if (german !== button.title) button.title = german;
  }
  for (const option of frame.querySelectorAll(".prose-menubar__option > :is(p, h2, h3)")) {
    const german = window.gettext(option.textContent);
    if (german !== option.textContent) option.textContent = german;
  }
}

document.addEventListener("prose-editor:ready", ({ detail }) => {
  const box = detail.editor.view.dom;
  const label = detail.textarea.labels[0]?.textContent.trim().replace(/:$/, "");
  if (label) box.setAttribute("aria-label", label);

  // The menu is drawn after the box is ready, and again when its width changes.
  const frame = box.closest(".prose-editor");
  new MutationObserver(() => speakGerman(frame)).observe(frame, { childList: true, subtree: true });
  speakGerman(frame);
});
