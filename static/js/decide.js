// Shows the letter as it will be sent while the answer is still being written, and what
// the button will do. The server renders both, so that they can never differ from what
// is done.
const form = document.querySelector("[data-decide]");
let waiting;
let latest = 0;

async function refresh() {
  const ticket = ++latest;
  const body = new FormData(form);
  body.set("preview", "ja");
  const answer = await fetch(form.action || location.href, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // A slower, older answer must not replace a newer one.
  if (ticket !== latest) return;
  for (const old of form.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
    // What somebody is using at the moment stays as it is.
    if (fresh && !old.contains(document.activeElement)) {
      old.replaceWith(document.importNode(fresh, true));
    }
  }
}

if (form?.querySelector("[data-live]")) {
  form.querySelector("[data-preview-button]").hidden = true;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 300);
  });
}
