/* Counts a speaker's clock between two pictures from the server, on the server's time. It changes figures, a
   word and a class, never the focus. Finds the clocks by itself, also those drawn later. */
const offsets = new WeakMap();
const rang = new Set();
const figures = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/* The server's clock against this one: given by whoever draws, else by the moment the clock was drawn. */
function offsetOf(clock) {
  const known = offsets.get(clock);
  if (known && known.drawn === clock.dataset.now) return known.offset;
  const offset = clock.dataset.now ? Date.parse(clock.dataset.now) - Date.now() : 0;
  offsets.set(clock, { drawn: clock.dataset.now, offset });
  return offset;
}

/* The same steps as parliament/speakers/rules.py, Clock.words and Clock.state. */
export function reading({ used, limit, since }, now) {
  const spent = used + (since ? Math.max(0, Math.round((now - since) / 1000)) : 0);
  const left = Math.max(0, limit - spent);
  const over = Math.max(0, spent - limit);
  const state = left === 0 ? "stop" : left <= Math.min(30, Math.floor(limit / 4)) ? "warn" : "ok";
  return { left, over, state, ...word(left, over) };
}

function word(left, over) {
  if (left === 0) {
    const minutes = Math.floor(over / 60);
    return { key: minutes === 0 ? "out" : minutes === 1 ? "over_minute" : "over_minutes", number: minutes };
  }
  if (left >= 60) {
    const minutes = Math.floor(left / 60);
    return { key: minutes === 1 ? "minute" : "minutes", number: minutes };
  }
  const tens = Math.floor(left / 10) * 10;
  return { key: tens ? "seconds" : "soon", number: tens };
}

export function draw(clock) {
  const since = clock.dataset.since ? Date.parse(clock.dataset.since) : 0;
  const given = { used: Number(clock.dataset.used), limit: Number(clock.dataset.limit), since };
  const told = reading(given, Date.now() + offsetOf(clock));
  const words = JSON.parse(clock.dataset.words);
  const sentence = words[told.key].replace("{n}", told.number) + (since ? "" : `, ${words.paused}`);
  put(clock.querySelector("[data-clock-figures]"), told.over ? `+${figures(told.over)}` : figures(told.left));
  put(clock.querySelector("[data-clock-words]"), sentence);
  clock.className = `speaker-clock ${told.state}${since ? "" : " paused"}`;
  if (told.state === "stop" && since && "sound" in clock.dataset) ring(clock.dataset.since);
}

function put(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

/* One short tone when the time is out, where the sitting has asked for it. */
function ring(turn) {
  if (rang.has(turn)) return;
  rang.add(turn);
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.frequency.value = 660;
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
  } catch {
    /* a browser without sound: the word and the colour say it */
  }
}

export function drawAll() {
  for (const clock of document.querySelectorAll("[data-speaker-clock]")) draw(clock);
}

drawAll();
setInterval(drawAll, 500);
