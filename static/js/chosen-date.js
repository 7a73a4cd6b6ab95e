// Repeat the day chosen in a date field in words, because the field itself shows it in
// the order of the device: „Gewählt: Donnerstag, 3. Dezember 2026“.
const words = new Intl.DateTimeFormat(document.documentElement.lang || "de", {
  dateStyle: "full",
  timeZone: "UTC",
});

for (const line of document.querySelectorAll("[data-chosen-date]")) {
  const field = document.getElementById(line.dataset.chosenDate);
  const show = () => {
    const day = field?.valueAsDate;
    line.querySelector("strong").textContent = day ? words.format(day) : "";
    line.hidden = !day;
  };
  field?.addEventListener("change", show);
  show();
}
