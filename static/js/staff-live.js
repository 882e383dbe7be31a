/* Console, podium and screen: the server draws; this fetches the new drawing when the state has changed.
   What someone is writing in is left alone, and the last picture stays when contact is lost. */
import { io } from "../vendor/socket.io/socket.io.esm.min.js";

const part = document.getElementById("part");
const socket = io({ transports: ["websocket", "polling"], reconnectionDelay: 500, reconnectionDelayMax: 4000, auth: { as: "staff", view: part.dataset.view } });
const REDRAW_MS = 1000;
const LOOK_MS = 30_000;
let fetching = false;
let waiting = null;
let again = false;
let ahead = 0; // milliseconds that the server's clock is ahead of this machine's
let shown = null; // the division of the latest picture
let counted = null; // the last turnout told; a drawing made before it must not turn the count back

socket.on("connect", () => { link("ok", part.dataset.online); refresh(); });
socket.on("disconnect", (reason) => {
  link("stop", part.dataset.offline);
  if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 3000);
});
socket.on("dropped", () => location.reload()); // signed out, other roles, or a screen's key that was ended
socket.on("connect_error", () => link("stop", part.dataset.offline));
socket.on("state", ({ division, server_time: time }) => {
  shown = division?.id ?? null;
  ahead = Date.parse(time) - Date.now();
  refresh();
});
socket.on("turnout", (turnout) => {
  counted = turnout;
  showCount();
  // Who has not voted yet, and whether closing asks once more, follow the count a little later.
  if (["console", "podium"].includes(part.dataset.view)) waiting ??= setTimeout(() => { waiting = null; refresh(); }, REDRAW_MS);
});

function showCount() {
  const number = document.getElementById("cast");
  const bar = document.getElementById("turnout-bar");
  if (!number || !counted || counted.division !== shown || Number(number.textContent) > counted.cast) return;
  number.textContent = counted.cast;
  if (bar) { bar.max = counted.register_size; bar.value = counted.cast; }
}

function link(kind, word) {
  const place = document.getElementById("link");
  if (!place || !word) return;
  place.className = `live-link ${kind}`;
  document.getElementById("link-word").textContent = word;
}

/* The time of day, where the drawing has a place for it. */
const timeOfDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "numeric", minute: "2-digit" });

function tellTime() {
  for (const place of part.querySelectorAll("[data-clock]")) {
    const words = `${place.dataset.clock} ${timeOfDay.format(Date.now() + ahead).replace(":", ".")}`;
    if (place.textContent !== words) place.textContent = words;
  }
}

tellTime();
setInterval(tellTime, 1000);

/* A door that has gone quiet, and a plan that is late, tell nobody: the operator's page looks by itself. */
if (part.dataset.view === "console") setInterval(() => { if (!document.hidden && socket.connected) refresh(); }, LOOK_MS);

/* Someone is writing: a form that holds the focus, an opened fold or changed fields waits for its owner. */
function busy() {
  if (part.querySelector("input:focus, textarea:focus, select:focus")) return true;
  return [...part.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);
}

async function refresh() {
  if (fetching) { again = true; return; }
  fetching = true;
  try {
    const answer = await fetch(part.dataset.url, { headers: { "X-Part": "1" } });
    if (answer.ok) swap(await answer.text());
  } catch {
    /* no contact: the last picture stays */
  }
  fetching = false;
  if (again) { again = false; refresh(); }
}

/* A fold is known by its words; a number in them may have changed. */
function words(summary) {
  return summary.textContent.replace(/\d+/g, "").trim();
}

function swap(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fresh = "inner" in part.dataset ? parsed.getElementById("part") : parsed.body;
  if (busy()) {
    for (const field of part.querySelectorAll("input[name=seen]")) {
      const newer = fresh.querySelector("input[name=seen]");
      if (newer && field.value !== newer.value) offerReload();
    }
    return;
  }
  const opened = [...part.querySelectorAll("details[open] > summary")].map(words);
  const focused = document.activeElement && part.contains(document.activeElement) ? document.activeElement.textContent.trim() : null;
  part.replaceChildren(...fresh.childNodes);
  showCount();
  tellTime();
  for (const summary of part.querySelectorAll("details > summary")) {
    if (opened.includes(words(summary))) summary.parentElement.open = true;
  }
  if (focused) [...part.querySelectorAll("button, a, summary")].find((node) => node.textContent.trim() === focused)?.focus();
}

/* The state moved on while someone was writing: the page is drawn anew when the writing has ended. */
function offerReload() {
  part.addEventListener("focusout", () => setTimeout(refresh, 200), { once: true });
}

/* The one button by the keyboard: N, when nobody is writing. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  document.querySelector("#next-step button")?.focus();
});
