/* Recovery codes: print them, or save them as a file. Nothing leaves the browser. */
(() => {
  "use strict";
  const said = () => [...document.querySelectorAll("[data-codes] code")].map((code) => code.textContent).join("\n") + "\n";
  const set = (name, act) => {
    const button = document.querySelector(`[data-${name}]`);
    button.hidden = false;
    button.addEventListener("click", act);
  };
  document.addEventListener("DOMContentLoaded", () => {
    set("print", () => window.print());
    set("save", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([`rabta\n${said()}`], { type: "text/plain" }));
      link.download = "rabta-recovery-codes.txt";
      link.click();
      URL.revokeObjectURL(link.href);
    });
  });
})();
