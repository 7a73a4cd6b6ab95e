// Django's own table turns "ü" into "u"; our addresses say "ue", as people here write it.
const letters = { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue", ß: "ss" };
const urlify = window.URLify;

if (urlify) {
  window.URLify = (text, ...rest) =>
    urlify(text.normalize("NFC").replace(/[äöüÄÖÜß]/g, (letter) => letters[letter]), ...rest);
}
