// The text editor stands in for the field that the label belongs to: name its box again.
document.addEventListener("prose-editor:ready", ({ detail }) => {
  const label = detail.textarea.labels[0]?.textContent.trim();
  if (label) detail.editor.view.dom.setAttribute("aria-label", label);
});
