// Shows the letter as it will be sent while the answer is still being written. The
// server renders it, so that the preview and the letter can never differ.
const form = document.querySelector("[data-decide]");
let waiting;
let latest = 0;

async function refresh() {
  const ticket = ++latest;
  const body = new FormData(form);
  body.set("preview", "ja");
  const answer = await fetch(form.action || location.href, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const preview = page.querySelector("[data-preview]");
  // A slower, older answer must not replace a newer one.
  if (preview && ticket === latest) {
    form.querySelector("[data-preview]").replaceWith(document.importNode(preview, true));
  }
}

if (form?.querySelector("[data-preview]")) {
  form.querySelector("[data-preview-button]").hidden = true;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 300);
  });
}
