/* The picture of a bag. Each pixel is one number of sixteen bits: five for its material (a step of Z, 0 where it cannot be
   told), eleven for its attenuation. A table of shades says how 256 steps of each material look: painting, stripping and
   inverting write it anew. WebGL2 draws with numbers and shades as textures, and the window is two numbers of its own; where
   there is none, or only one without a graphics card, a 2D canvas draws by a table of every number, which windowing writes
   anew. Panning and zooming move what is there. Nothing here decides, and nothing says "clear". */
(() => {
  "use strict";
  const root = document.querySelector("[data-scan]");
  if (!root) return;
  const said = JSON.parse(root.dataset.scan);
  const words = root.dataset;
  const PER_FOLD = 256, LEVELS = 2048, CLASSES = 32, MATERIAL = 1, COLOUR = 3, DOUBTED = 4;
  const FIRST_Z = 5, Z_STEP = 0.5;
  const START = { paint: "material", strip: "", level: 1.6, width: 3.2, inverse: false, edge: false, zoom: 1, x: 0.5, y: 0.5 };
  const state = { ...START, beside: said.views.length > 1, shown: 0 };
  const measured = (window.rabtaScan = { frames: [], firstImage: null, draws: "", ready: false });

  /* ---- numbers ---- */
  const zOfClass = (number) => FIRST_Z + (number - 1) * Z_STEP;
  /* Edges: how steeply attenuation changes, in the same eleven bits and without a material. */
  const edgesOf = (index, width, height) => {
    const made = new Uint16Array(index.length);
    for (let y = 1; y < height - 1; y += 1) {
      for (let x = 1; x < width - 1; x += 1) {
        const i = y * width + x, mask = LEVELS - 1;
        const across = (index[i + 1] & mask) - (index[i - 1] & mask), down = (index[i + width] & mask) - (index[i - width] & mask);
        made[i] = Math.min(mask, 4 * (Math.abs(across) + Math.abs(down)));
      }
    }
    return made;
  };

  /* ---- colours ---- */
  const ORGANIC = [226, 128, 26], MIXED = [52, 140, 60], METAL = [40, 84, 190];
  const between = (a, b, share) => a.map((one, i) => one + (b[i] - one) * share);
  const materialColour = (z) => {
    if (z < said.z.organic_below - 1) return ORGANIC;
    if (z < said.z.organic_below + 1) return between(ORGANIC, MIXED, (z - said.z.organic_below + 1) / 2);
    return z < said.z.metal_from ? MIXED : METAL;
  };
  const zColour = (z) => {
    const stops = [[6, [70, 60, 150]], [8, [30, 130, 150]], [9, [230, 170, 20]], [10.5, [214, 60, 40]], [12, [150, 30, 110]], [16, [40, 50, 60]]];
    for (let i = 1; i < stops.length; i += 1) if (z < stops[i][0]) return between(stops[i - 1][1], stops[i][1], Math.max(0, (z - stops[i - 1][0]) / (stops[i][0] - stops[i - 1][0])));
    return stops[stops.length - 1][1];
  };
  const stripped = (number) => {
    if (!number || !state.strip) return false;
    const z = zOfClass(number);
    return state.strip === "organic" ? z < said.z.organic_below : z >= said.z.metal_from;
  };
  const shades = new Uint32Array(CLASSES * 256), lut = new Uint32Array(65536);
  const tint = (colour, dark) => {
    const share = dark < 0.5 ? dark * 2 : 1, black = dark < 0.5 ? 1 : 1 - (dark - 0.5) * 1.7;
    return colour.map((one) => Math.max(0, Math.min(255, (255 + (one - 255) * share) * black)));
  };
  const paintShades = () => {
    for (let number = 0; number < CLASSES; number += 1) {
      const z = zOfClass(number), gone = stripped(number);
      const colour = !number || state.paint === "grey" || state.edge ? null : state.paint === "z" ? zColour(z) : materialColour(z);
      for (let t = 0; t < 256; t += 1) {
        const dark = t / 255;
        let [r, g, b] = gone ? [255, 255, 255] : colour ? tint(colour, dark) : [255 - t, 255 - t, 255 - t];
        if (state.inverse) [r, g, b] = [255 - r, 255 - g, 255 - b];
        shades[(number << 8) | t] = 0xff000000 | (b << 16) | (g << 8) | r;
      }
    }
  };
  const window_ = new Uint8Array(LEVELS);
  const windowed = () => ({ base: (state.level - state.width / 2) * PER_FOLD, scale: 255 / (state.width * PER_FOLD) });
  const windowTable = () => {
    const { base, scale } = windowed();
    for (let a = 0; a < LEVELS; a += 1) window_[a] = Math.max(0, Math.min(255, (a - base) * scale));
    for (let number = 0; number < CLASSES; number += 1) {
      const row = number << 11, shade = number << 8;
      for (let a = 0; a < LEVELS; a += 1) lut[row | a] = shades[shade | window_[a]];
    }
  };

  /* ---- the two ways of drawing ---- */
  const plain = (canvas) => {
    const context = canvas.getContext("2d", { alpha: false });
    const paper = document.createElement("canvas");
    let numbers = null, pixels = null, image = null;
    return {
      name: "2d",
      take(picture) {
        paper.width = picture.width; paper.height = picture.height;
        image = paper.getContext("2d").createImageData(picture.width, picture.height);
        pixels = new Uint32Array(image.data.buffer);
      },
      colour(picture, index) {
        numbers = index;
        if (picture.colours) pixels.set(state.inverse ? picture.inverted : picture.colours);
        else for (let i = 0; i < pixels.length; i += 1) pixels[i] = lut[numbers[i]];
        paper.getContext("2d").putImageData(image, 0, 0);
      },
      draw(place) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.fillStyle = state.inverse ? "#000" : "#fff";
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.imageSmoothingEnabled = place.scale < 3;
        context.drawImage(paper, place.left, place.top, paper.width * place.scale, paper.height * place.scale);
      },
    };
  };
  const VERTEX = "#version 300 es\nin vec2 at;void main(){gl_Position=vec4(at,0.,1.);}";
  const FRAGMENT = `#version 300 es
precision highp float;precision highp usampler2D;uniform usampler2D numbers;uniform sampler2D colours;
uniform vec2 corner;uniform float scale;uniform float tall;uniform vec3 ground;uniform vec2 lens;out vec4 colour;
vec3 one(ivec2 p,ivec2 s){p=clamp(p,ivec2(0),s-1);uint n=texelFetch(numbers,p,0).r;
return texelFetch(colours,ivec2(int(clamp((float(n&2047u)-lens.x)*lens.y,0.,255.)),int(n>>11u)),0).rgb;}
void main(){vec2 p=(vec2(gl_FragCoord.x,tall-gl_FragCoord.y)-corner)/scale;ivec2 s=textureSize(numbers,0);
if(p.x<0.||p.y<0.||p.x>=float(s.x)||p.y>=float(s.y)){colour=vec4(ground,1.);return;}
if(scale>=3.){colour=vec4(one(ivec2(p),s),1.);return;}
vec2 q=p-.5;ivec2 i=ivec2(floor(q));vec2 f=fract(q);
colour=vec4(mix(mix(one(i,s),one(i+ivec2(1,0),s),f.x),mix(one(i+ivec2(0,1),s),one(i+ivec2(1,1),s),f.x),f.y),1.);}`;
  const graphics = (canvas, evenSlow) => {
    const gl = canvas.getContext("webgl2", { antialias: false, alpha: false, depth: false, failIfMajorPerformanceCaveat: !evenSlow });
    if (!gl) return null;
    const program = gl.createProgram();
    for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, text); gl.compileShader(shader); gl.attachShader(program, shader);
    }
    gl.bindAttribLocation(program, 0, "at");
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
    gl.useProgram(program);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0); gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    const where = (name) => gl.getUniformLocation(program, name);
    const [corner, scale, tall, ground, lens] = ["corner", "scale", "tall", "ground", "lens"].map(where);
    const textures = ["numbers", "colours"].map((name, unit) => {
      const texture = gl.createTexture();
      gl.activeTexture(gl.TEXTURE0 + unit); gl.bindTexture(gl.TEXTURE_2D, texture); gl.uniform1i(where(name), unit);
      for (const edge of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, edge, gl.CLAMP_TO_EDGE);
      for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
      return texture;
    });
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 2);
    let given = null;
    return {
      name: "webgl2",
      take() { given = null; },
      colour(picture, index, painted) {
        if (given !== index) {
          given = index;
          gl.activeTexture(gl.TEXTURE0); gl.bindTexture(gl.TEXTURE_2D, textures[0]);
          gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16UI, picture.width, picture.height, 0, gl.RED_INTEGER, gl.UNSIGNED_SHORT, index);
        }
        const { base, scale: steep } = windowed();
        gl.uniform2f(lens, base, steep);
        if (!painted) return;
        gl.activeTexture(gl.TEXTURE1); gl.bindTexture(gl.TEXTURE_2D, textures[1]);
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 256, CLASSES, 0, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(shades.buffer));
      },
      draw(place) {
        gl.viewport(0, 0, canvas.width, canvas.height);
        gl.uniform2f(corner, place.left, place.top); gl.uniform1f(scale, place.scale); gl.uniform1f(tall, canvas.height);
        const paper = state.inverse ? 0 : 1;
        gl.uniform3f(ground, paper, paper, paper);
        gl.drawArrays(gl.TRIANGLES, 0, 3);
      },
    };
  };

  /* ---- views ---- */
  const figures = [...root.querySelectorAll("[data-view]")];
  const readout = root.querySelector("[data-readout]");
  const say = (text) => { readout.textContent = text; };
  const pictures = figures.map((figure, number) => ({ figure, number, canvas: figure.querySelector("canvas"), index: null, edges: null, brush: null, frame: said.views[number].first, wanted: said.views[number].first, busy: false }));
  const taken = async (picture, view) => {
    const answer = await fetch(`${view.address}${picture.frame}`);
    if (!answer.ok || answer.headers.get("Content-Type") !== "application/octet-stream") throw new Error("refused");
    const bytes = await answer.arrayBuffer(), head = new DataView(bytes), what = head.getUint16(0, true);
    Object.assign(picture, { height: head.getUint32(4, true), width: head.getUint32(8, true), dual: what === MATERIAL, doubted: what === DOUBTED });
    if (what === COLOUR) {
      const from = new Uint8Array(bytes, 12), many = picture.width * picture.height;
      picture.colours = new Uint32Array(many); picture.inverted = new Uint32Array(many);
      for (let i = 0; i < many; i += 1) {
        const rgb = from[3 * i] | (from[3 * i + 1] << 8) | (from[3 * i + 2] << 16);
        picture.colours[i] = 0xff000000 | rgb; picture.inverted[i] = 0xff000000 | (~rgb & 0xffffff);
      }
    } else picture.index = new Uint16Array(bytes, 12);
    picture.edges = null;
    const evenSlow = location.hash === "#webgl2", never = location.hash === "#2d";
    picture.brush = picture.brush || (!picture.colours && !never && graphics(picture.canvas, evenSlow)) || plain(picture.canvas);
    picture.brush.take(picture);
    picture.stale = true;
    if (head.getUint16(2, true) > 1) say(`${words.reduced} ${head.getUint16(2, true)}`);
  };
  const placeOf = (picture) => {
    const { canvas } = picture;
    const fit = Math.min(canvas.width / picture.width, canvas.height / picture.height), scale = fit * state.zoom;
    return { scale, left: canvas.width / 2 - state.x * picture.width * scale, top: canvas.height / 2 - state.y * picture.height * scale };
  };
  const sized = (picture) => {
    const { canvas } = picture, ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
  };
  const marksOf = (picture) => {
    const ids = said.views[picture.number].ids;
    return said.marks.filter((mark) => (mark.object ? ids.includes(mark.object) : picture.number === 0));
  };
  const drawMarks = (picture, place) => {
    const boxes = [...marksOf(picture).map((mark) => ({ ...mark, own: false })), ...(own && own.number === picture.number ? [{ box: own.box, source: words.own, own: true }] : [])];
    const layer = picture.figure.querySelector("[data-marks]");
    while (layer.children.length < boxes.length) layer.append(document.createElement("bdi"));
    [...layer.children].forEach((element, i) => {
      const one = boxes[i], ratio = window.devicePixelRatio || 1;
      element.hidden = !one;
      if (!one) return;
      const [x, y, width, height] = one.box;
      if (element.textContent !== one.source) element.textContent = one.source;
      element.className = one.own ? "own" : "";
      element.style.transform = `translate(${(place.left + x * place.scale) / ratio}px, ${(place.top + y * place.scale) / ratio}px)`;
      element.style.width = `${(width * place.scale) / ratio}px`; element.style.height = `${(height * place.scale) / ratio}px`;
    });
  };
  const MOVED = 0, WINDOWED = 1, PAINTED = 2;  /* what the next frame has to do anew */
  let own = null, waiting = false, anew = MOVED;
  const drawn = (picture) => {
    if (anew !== MOVED || picture.stale) {
      if (state.edge && picture.index && !picture.edges) picture.edges = edgesOf(picture.index, picture.width, picture.height);
      picture.brush.colour(picture, state.edge && picture.edges ? picture.edges : picture.index, anew === PAINTED || picture.stale);
      picture.stale = false;
    }
    const place = placeOf(picture);
    picture.brush.draw(place);
    drawMarks(picture, place);
  };
  const frame = () => {
    waiting = false;
    const began = performance.now(), seen = pictures.filter((picture) => picture.brush && !picture.figure.hidden);
    if (anew === PAINTED) paintShades();
    if (anew !== MOVED && seen.some((picture) => picture.brush.name === "2d")) windowTable();
    seen.forEach(drawn);
    anew = MOVED;
    measured.frames.push(performance.now() - began);
    if (measured.frames.length > 2000) measured.frames.shift();
  };
  const again = (what) => {
    anew = Math.max(anew, what);
    if (!waiting) { waiting = true; requestAnimationFrame(frame); }
  };
  const tellCentre = () => {
    const picture = pictures[state.shown];
    if (!picture.index) return;
    const x = Math.floor(state.x * picture.width), y = Math.floor(state.y * picture.height);
    const number = picture.index[Math.min(picture.index.length - 1, Math.max(0, y * picture.width + x))], material = number >> 11;
    const depth = ((number & (LEVELS - 1)) / PER_FOLD).toFixed(2);
    say(material ? `${words.centre} Z ≈ ${zOfClass(material).toFixed(1)} · ${depth}` : `${words.centre} ${depth}`);
  };
  const visible = () => {
    const picture = pictures[state.shown], place = placeOf(picture), { canvas } = picture;
    const from = (edge, size, most) => Math.max(0, Math.min(most, Math.round(-edge / place.scale)));
    const left = from(place.left, 0, picture.width), top = from(place.top, 0, picture.height);
    const right = Math.min(picture.width, Math.round((canvas.width - place.left) / place.scale));
    const bottom = Math.min(picture.height, Math.round((canvas.height - place.top) / place.scale));
    return [left, top, Math.max(1, right - left), Math.max(1, bottom - top)];
  };
  const mark = () => {
    const picture = pictures[state.shown];
    own = { number: state.shown, box: visible() };
    const region = JSON.stringify({ object: said.views[state.shown].object, view: said.views[state.shown].name, box: own.box });
    document.querySelectorAll("[data-region]").forEach((field) => { field.value = region; });
    document.querySelectorAll("[data-with-region]").forEach((link) => { link.href = `${link.dataset.withRegion}?region=${encodeURIComponent(region)}`; });
    say(`${words.marked} ${own.box.join(", ")}`);
    if (picture) again(MOVED);
  };
  const unmark = () => {
    own = null;
    document.querySelectorAll("[data-region]").forEach((field) => { field.value = ""; });
    document.querySelectorAll("[data-with-region]").forEach((link) => { link.href = link.dataset.withRegion; });
  };

  const tellFrame = (picture, view) => { if (view.frames > 1) say(`${words.frame} ${picture.frame + 1} / ${view.frames}`); };
  /* An object of several frames: the one that is wanted is fetched when the one before it is there. */
  const step = async (by) => {
    const picture = pictures[state.shown], view = said.views[state.shown];
    picture.wanted = held(picture.wanted + by, 0, view.frames - 1);
    if (picture.busy) return;
    picture.busy = true;
    try {
      while (picture.frame !== picture.wanted) {
        const shown = picture.frame;
        picture.frame = picture.wanted;
        try { await taken(picture, view); } catch { picture.frame = shown; picture.wanted = shown; say(words.notDrawn); break; }
        again(WINDOWED);
        tellFrame(picture, view);
      }
    } finally { picture.busy = false; }
  };

  /* ---- what can be done, by key or by button ---- */
  const held = (value, least, most) => Math.max(least, Math.min(most, value));
  const move = (x, y) => { state.x = held(state.x + x / state.zoom, 0, 1); state.y = held(state.y + y / state.zoom, 0, 1); again(MOVED); tellCentre(); };
  const zoom = (by) => { state.zoom = held(state.zoom * by, 0.5, 40); again(MOVED); tellCentre(); };
  const needsMaterial = (deed) => () => {
    if (!pictures.some((picture) => picture.dual)) { say(pictures.some((one) => one.doubted) ? words.doubted : words.notAssessable); return; }
    deed(); again(PAINTED);
  };
  const show = () => {
    figures.forEach((figure, number) => { figure.hidden = !state.beside && number !== state.shown; });
    root.classList.toggle("beside", state.beside && figures.length > 1);
    pictures.forEach(sized);
    pictures.forEach((picture) => { picture.stale = true; });
    again(WINDOWED);
  };
  const deeds = {
    left: () => move(-0.06, 0), right: () => move(0.06, 0), up: () => move(0, -0.06), down: () => move(0, 0.06),
    nearer: () => zoom(1.25), farther: () => zoom(0.8),
    lighter: () => { state.level = held(state.level + 0.1, 0, 8); again(WINDOWED); }, darker: () => { state.level = held(state.level - 0.1, 0, 8); again(WINDOWED); },
    wider: () => { state.width = held(state.width * 1.15, 0.05, 16); again(WINDOWED); }, narrower: () => { state.width = held(state.width / 1.15, 0.05, 16); again(WINDOWED); },
    material: needsMaterial(() => { state.paint = "material"; }), grey: () => { state.paint = "grey"; again(PAINTED); }, z: needsMaterial(() => { state.paint = "z"; }),
    organic: needsMaterial(() => { state.strip = state.strip === "organic" ? "" : "organic"; }),
    metal: needsMaterial(() => { state.strip = state.strip === "metal" ? "" : "metal"; }),
    inverse: () => { state.inverse = !state.inverse; again(PAINTED); }, edge: () => { state.edge = !state.edge; again(PAINTED); },
    beside: () => { if (figures.length > 1) { state.beside = !state.beside; show(); } },
    other: () => { state.shown = (state.shown + 1) % figures.length; show(); tellCentre(); },
    mark, whole: () => { Object.assign(state, START); unmark(); say(""); again(PAINTED); },
    before: () => step(-1), after: () => step(1),
    next: () => { location.href = document.querySelector("[data-next]").href; },
    nothing: () => decide("nothing_noticed"), open: () => decide("open"), on: () => decide("send_on"),
  };
  const decide = (kind) => {
    const form = document.querySelector(`[data-act="${kind}"]`);
    if (form) { form.scrollIntoView({ block: "center" }); form.querySelector("select, input:not([type=hidden])").focus(); }
  };
  const KEYS = {
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", Equal: "nearer", NumpadAdd: "nearer", Minus: "farther", NumpadSubtract: "farther",
    KeyS: "lighter", KeyW: "darker", KeyD: "wider", KeyA: "narrower", Digit1: "material", Digit2: "grey", Digit3: "z", KeyO: "organic", KeyM: "metal",
    KeyI: "inverse", KeyE: "edge", KeyB: "beside", KeyV: "other", KeyR: "mark", Digit0: "whole", KeyN: "nothing", KeyP: "open", KeyF: "on", KeyG: "next",
    Comma: "before", Period: "after",
  };
  const pressed = () => root.querySelectorAll("[aria-pressed]").forEach((button) => {
    const on = { material: state.paint === "material", grey: state.paint === "grey", z: state.paint === "z", organic: state.strip === "organic", metal: state.strip === "metal", inverse: state.inverse, edge: state.edge, beside: state.beside }[button.dataset.do];
    button.setAttribute("aria-pressed", String(Boolean(on)));
  });
  const does = (name) => { deeds[name](); pressed(); };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, summary, [contenteditable]")) return;
    const name = KEYS[event.code];
    if (name && measured.ready) { event.preventDefault(); does(name); }
  });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && measured.ready) does(button.dataset.do);
  });
  for (const picture of pictures) {
    const { canvas } = picture;
    let from = null;
    canvas.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); state.shown = picture.number; });
    canvas.addEventListener("pointermove", (event) => {
      if (!from || !picture.brush) return;
      const ratio = window.devicePixelRatio || 1, { scale } = placeOf(picture);
      const x = ((from[0] - event.clientX) * ratio) / (scale * picture.width), y = ((from[1] - event.clientY) * ratio) / (scale * picture.height);
      from = [event.clientX, event.clientY];
      move(x * state.zoom, y * state.zoom);
    });
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { from = null; });
    canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15); }, { passive: false });
  }
  window.addEventListener("resize", () => { if (measured.ready) show(); });

  const start = async () => {
    paintShades(); windowTable();  /* while the first numbers are on their way */
    for (const picture of pictures) {
      try {
        await taken(picture, said.views[picture.number]);
        picture.figure.classList.add("drawn");
        if (!picture.dual && state.paint !== "grey") { state.paint = "grey"; anew = PAINTED; }
        measured.draws = picture.brush.name;
        measured.ready = true;
        sized(picture); pressed(); frame();
        tellFrame(picture, said.views[picture.number]);
        if (picture.doubted) say(words.doubted);
        measured.firstImage = measured.firstImage ?? performance.now();
      } catch {
        picture.figure.classList.add("not-drawn");
        say(words.notDrawn);
      }
    }
    root.dataset.draws = measured.draws;
    show();
  };
  start();
})();
