/* The sound of the watch desk: three tones when an alarm comes that nobody has taken, and again each minute while one waits.
   A watch officer switches it on and off; the choice stays in this browser. Tones are made here, no file is played. Browsers
   let a page be heard only after a click or a key on it: until then the switch says so. */
(() => {
  "use strict";
  const KEY = "rabta.sound", AGAIN = 60000, LOOK = 5000; // milliseconds
  const TONES = [[0, 880], [0.3, 660], [0.6, 880]]; // seconds after the first, hertz
  let context = null, known = new Set(), rung = 0;

  const isOn = () => localStorage.getItem(KEY) === "on";
  const isHeard = () => context !== null && context.state === "running";
  const show = () => {
    const state = isOn() ? (isHeard() ? "on" : "unheard") : "off";
    for (const button of document.querySelectorAll("[data-sound]")) {
      button.setAttribute("aria-pressed", String(isOn()));
      for (const words of button.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== state;
    }
  };
  const wake = async () => {
    context ??= new AudioContext();
    if (context.state === "suspended") await context.resume().catch(() => {});
    show();
  };
  const tone = (at, hertz, length) => {
    const source = context.createOscillator(), volume = context.createGain();
    source.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.4, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
    source.connect(volume).connect(context.destination);
    source.start(at);
    source.stop(at + length);
  };
  const ring = () => {
    if (!isOn() || !isHeard()) return;
    rung = Date.now();
    for (const [after, hertz] of TONES) tone(context.currentTime + after, hertz, 0.25);
  };
  const look = () => {
    const waiting = new Set([...document.querySelectorAll("[data-waiting]")].flatMap((one) => one.dataset.waiting.split(" ").filter(Boolean)));
    const isNew = [...waiting].some((id) => !known.has(id));
    if (waiting.size && (isNew || Date.now() - rung >= AGAIN)) ring();
    known = waiting;
  };

  document.addEventListener("click", async (event) => {
    if (!event.target.closest("[data-sound]")) return;
    localStorage.setItem(KEY, isOn() ? "off" : "on");
    await wake();
    if (isOn() && isHeard()) tone(context.currentTime, TONES[0][1], 0.15); // so that one hears that it is heard
  });
  for (const name of ["pointerdown", "keydown"]) {
    document.addEventListener(name, () => { if (isOn() && !isHeard()) wake().then(look); }, { passive: true });
  }
  addEventListener("storage", (event) => { if (event.key === KEY) show(); });
  document.addEventListener("htmx:afterSwap", () => { show(); look(); });
  setInterval(look, LOOK);
  show();
  look();
})();
