/* Time over a drawing of fields: what came after the day chosen is hidden. Without it everything is drawn. */
for (const sheet of document.querySelectorAll("[data-land-sheet]")) {
  const line = sheet.querySelector(".land-time");
  if (!line) continue;
  const range = line.querySelector("input"), days = range.dataset.days.split(","), names = [...line.querySelectorAll("i")];
  const told = line.querySelector("output");
  line.hidden = false;
  range.addEventListener("input", () => {
    const last = days[range.value];
    told.textContent = names[range.value].textContent;
    range.setAttribute("aria-valuetext", told.textContent);
    for (const shape of sheet.querySelectorAll("[data-day]")) shape.toggleAttribute("hidden", shape.dataset.day > last);
  });
}
