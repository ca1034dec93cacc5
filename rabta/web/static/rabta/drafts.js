/* Half-typed forms survive the end of a session: they live in this window's sessionStorage under the reader's key,
   come back on the same page after signing in, and are gone once the form was taken or the reader signs out. */
(() => {
  "use strict";
  const PREFIX = "rabta.draft.";
  const meta = document.querySelector('meta[name="rabta-reader"]');
  const reader = meta ? meta.content : "";
  const keyOf = (name) => `${PREFIX}${reader}.${name}`;
  const unkept = new Set(["csrfmiddlewaretoken", "password", "old", "new", "again"]);

  const emptyAll = () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    for (const key of Object.keys(localStorage)) if (key.startsWith("rabta.walk.")) localStorage.removeItem(key); // walk.js
  };

  const save = (form) => {
    const kept = [];
    for (const field of form.elements) {
      if (!field.name || unkept.has(field.name) || field.type === "file" || field.type === "hidden" || field.type === "submit") continue;
      if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
      kept.push([field.name, field.value]);
    }
    sessionStorage.setItem(keyOf(form.dataset.draft), JSON.stringify(kept));
  };

  const restore = (form) => {
    const text = sessionStorage.getItem(keyOf(form.dataset.draft));
    if (!text) return;
    const nth = {}; // several fields of one name were kept in their order
    for (const [name, value] of JSON.parse(text)) {
      const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((field) => field.type !== "hidden");
      const chosen = fields.some((field) => field.type === "radio" || field.type === "checkbox");
      nth[name] = (nth[name] ?? -1) + 1;
      for (const field of chosen ? fields : fields.slice(nth[name], nth[name] + 1)) {
        if (field.type === "radio" || field.type === "checkbox") {
          if (field.value !== value) continue;
          field.checked = true;
          field.closest("details")?.setAttribute("open", ""); // what was chosen is seen
        }
        else field.value = value;
      }
    }
    form.closest("details")?.setAttribute("open", ""); // what was half-typed is not hidden
    form.querySelector('[type="radio"]:checked')?.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const look = (root) => {
    if (root.querySelector("[data-empty-drafts-now]")) emptyAll();
    if (!reader) return;
    const done = root.querySelector("[data-draft-done]");
    if (done) sessionStorage.removeItem(keyOf(done.dataset.draftDone));
    for (const form of root.querySelectorAll("form[data-draft]")) restore(form);
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form && reader) save(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-empties-drafts]")) emptyAll();
    else if (event.target.matches("form[data-draft]") && reader) {
      save(event.target);
      sessionStorage.setItem(keyOf("sent"), event.target.dataset.draft);
    }
  });
  document.addEventListener("DOMContentLoaded", () => look(document));
  if (new URLSearchParams(location.search).get("done") && reader) { // it was taken: what was sent last is no draft any more
    const sent = sessionStorage.getItem(keyOf("sent"));
    for (const name of [sent, "sent"]) if (name) sessionStorage.removeItem(keyOf(name));
  }
})();
