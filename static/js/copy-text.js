// One tap copies a text that can also be marked and copied by hand.
for (const part of document.querySelectorAll("[data-copy-text]")) {
  const field = part.querySelector("textarea");
  const button = part.querySelector("[data-copy]");
  const status = part.querySelector("[role=status]");

  // Older phones and addresses without TLS have no clipboard for scripts.
  const copyMarked = () => {
    field.focus();
    field.select();
    return document.execCommand("copy");
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      return copyMarked();
    }
  };

  button.hidden = false;
  part.querySelector("[data-copy-by-hand]").hidden = true;
  button.addEventListener("click", async () => {
    const done = await copy();
    status.textContent = done ? status.dataset.copied : status.dataset.failed;
  });
}
