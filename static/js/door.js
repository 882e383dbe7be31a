// The door: the list of names, codes from the camera or typed, and going on alone when the line is lost.
// Without this script the page's forms do the same, one page at a time.
import * as camera from "./door-camera.js";
import * as list from "./door-list.js";
import * as lines from "./door-line.js";
import * as store from "./door-store.js";

const tools = document.getElementById("door-tools");
const verdict = document.getElementById("verdict");
const names = document.querySelector(".door-list");
const LIST_MS = 60000;
let listed = 0;
let latest = null; // what the panel shows, to take it back

const words = (name) => tools.dataset[name];
const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "numeric", minute: "2-digit" });
const timeOf = (at) => `${words("clock")} ${clock.format(at).replace(":", words("clockMark"))}`.trim();

/* --- what the panel says: the templates of the page, filled --------------------------------------- */

function say(state, facts = {}, scan = null) {
  const drawn = (document.getElementById(`say-${state}`) ?? document.getElementById("say-unknown")).content.cloneNode(true);
  for (const place of drawn.querySelectorAll("[data-fill]")) {
    const text = facts[place.dataset.fill];
    if (text) place.textContent = text;
    else place.remove();
  }
  for (const place of drawn.querySelectorAll("[data-when]")) if (!facts[place.dataset.when]) place.remove();
  verdict.replaceChildren(drawn);
  latest = { scan, facts };
  if (state !== "checking") camera.signal(state === "welcome" || state === "noted");
}

function about({ company, seat, votes }) {
  const parts = [company, seat && `${words("seat")} ${seat}`, seat && votes === false && words("speaks")];
  return parts.filter(Boolean).join(" · ");
}

/* --- letting in: the server first, alone when it does not answer ---------------------------------- */

async function letIn(scan) {
  say("checking", { name: scan.name });
  if (lines.line.up) {
    try {
      await showAnswer(await lines.send(scan), scan);
      return;
    } catch (fault) {
      if (fault instanceof lines.Refused && !lines.line.signedOut) { say("failed", {}, scan); return; }
      lines.lost();
    }
  }
  await letInAlone(scan);
}

async function showAnswer(answer, scan) {
  const since = answer.status === "already_in" && answer.since ? `${words("since")} ${answer.since}, ${answer.by}` : "";
  say(answer.status, { name: answer.name, about: about(answer), since, seatId: answer.status === "welcome" && answer.seat_id }, scan);
  if (answer.status === "welcome" || answer.status === "already_in") {
    mark(answer.seat_id, answer.since);
    await remember([`seat:${answer.seat_id}`, `number:${answer.seat}`, ...(await entryOf(scan))]);
    if (answer.status === "welcome") next();
  }
}

const entryOf = async (scan) => (scan.kind === "code" && list.able ? [`entry:${(await list.look(scan.value)).id}`] : []);

async function remember(keys, at = Date.now()) {
  for (const key of keys) if (!(await store.get("admitted", key))) await store.put("admitted", key, at);
}

async function letInAlone(scan) {
  const { state, facts, keys, entry } = await judge(scan);
  for (const key of keys) {
    const at = await store.get("admitted", key);
    if (at) { say("already_in", { ...facts, since: `${words("since")} ${timeOf(at)}, ${words("thisPhone")}` }, scan); return; }
  }
  // The code itself is not kept: who finds the phone must not find codes. The list's id of it is enough.
  const kept = { id: scan.id, at: scan.at, told: "welcome", kind: entry ? "entry" : scan.kind, value: entry ?? scan.value };
  if (state === "unknown") { say("unlisted", { made: facts.made, anyway: entry }, kept); return; }
  if (state !== "welcome" && state !== "noted") { say(state, facts, scan); return; }
  await admit(kept, state, facts, keys);
}

async function admit(kept, state, facts, keys) {
  await lines.queue(kept);
  await remember(keys, kept.at);
  say(state, { ...facts, waits: words("waits"), unsent: "yes" }, { ...kept, keys });
  if (facts.seatId) mark(facts.seatId, timeOf(kept.at));
  next();
}

// What the phone alone can say of a scan, and the keys by which it knows the person again.
async function judge(scan) {
  if (scan.kind === "seat") {
    const keys = [`seat:${scan.value}`, `number:${scan.number}`];
    return { state: "welcome", facts: { name: scan.name, about: scan.about, seatId: scan.value }, keys };
  }
  if (scan.kind === "number") return { state: "noted", facts: { name: `${words("seat")} ${scan.value}` }, keys: [`number:${scan.value}`] };
  if (scan.kind !== "code") return { state: "unknown", facts: {}, keys: [] };
  const { list: kept, id, seat } = await list.look(scan.value);
  const made = kept ? `${words("listMade")} ${timeOf(Date.parse(kept.madeAt))}` : words("noList");
  if (!seat) return { state: "unknown", facts: { made }, keys: id ? [`entry:${id}`] : [], entry: id };
  const facts = { name: seat.name, about: about(seat), seatId: seat.id };
  const keys = [`entry:${id}`, `seat:${seat.id}`, `number:${seat.seat}`];
  if (seat.state === "ok" && seat.since) return { state: "already_in", facts: { ...facts, since: `${words("since")} ${timeOf(Date.parse(seat.since))}` }, keys, entry: id };
  return { state: seat.state === "ok" ? "welcome" : seat.state, facts, keys, entry: id };
}

function scanned(text) {
  const found = list.kindOf(text);
  if (found.kind === "private_link") { say("private_link"); return undefined; }
  if (found.kind === "unknown") { say("unknown"); return undefined; }
  return letIn({ id: lines.random(), at: Date.now(), told: "", ...found });
}

/* --- taking back ---------------------------------------------------------------------------------- */

verdict.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button || !latest) return;
  const { scan, facts } = latest;
  if (button.name === "close") verdict.replaceChildren();
  if (button.name === "anyway") await admit(scan, "noted", { name: words("unlisted") }, [`entry:${scan.value}`]);
  if (button.name === "undo") await takeBack(facts, scan);
});

async function takeBack(facts, scan) {
  const { seatId } = facts;
  const numbers = [...(names?.children ?? [])].filter((row) => row.dataset.seat === seatId).map((row) => `number:${row.dataset.number}`);
  for (const key of [...(scan?.keys ?? []), `seat:${seatId}`, ...numbers]) await store.remove("admitted", key);
  if (!(scan && await lines.unqueue(scan.id))) {
    try {
      await lines.post(`/door/scans/${seatId}/undo`, {});
    } catch {
      say("failed", {}, scan);
      return;
    }
  }
  mark(seatId, null);
  say("undone", facts);
  lines.turn();
}

/* --- the list of names ---------------------------------------------------------------------------- */

function mark(seatId, since) {
  const row = names && [...names.children].find((each) => each.dataset.seat === seatId);
  if (!row) return;
  row.querySelector(".door-here").hidden = since === null;
  row.querySelector(".door-in").hidden = since !== null;
  if (since) row.querySelector("[data-since]").textContent = since;
  row.classList.toggle("is-here", since !== null);
}

names?.addEventListener("submit", (event) => {
  const row = event.target.closest("[data-seat]");
  event.preventDefault();
  const facts = { name: row.querySelector(".door-name").textContent, about: row.querySelector(".door-about").textContent };
  if (event.target.matches(".door-undo")) {
    unsentOf(row.dataset.seat).then((scan) => takeBack({ ...facts, seatId: row.dataset.seat }, scan));
    return;
  }
  letIn({ id: lines.random(), at: Date.now(), told: "", kind: "seat", value: row.dataset.seat, number: row.dataset.number, ...facts });
});

const unsentOf = async (seatId) => (await store.all("queue")).find((scan) => scan.value === seatId);

// å, ä and ö are letters of their own; an accent on any other letter does not count.
function fold(text) {
  return text.toLocaleLowerCase("sv").normalize("NFD").replace(/([ao])(\u030a|\u0308)/g, (pair) => pair.normalize("NFC"))
    .replace(/[\u0300-\u036f]/g, "");
}

function fits(row, typed) {
  if (hide?.checked && row.classList.contains("is-here")) return false;
  if (/^\d+$/.test(typed)) return row.dataset.number === typed;
  const text = fold(row.dataset.search);
  return typed.split(/\s+/).every((word) => text.includes(word));
}

const field = document.getElementById("q");
const hide = document.getElementById("hide-here");
const found = document.getElementById("door-found");
let telling;

function narrow() {
  const typed = fold(field.value.trim());
  let shown = 0;
  for (const row of names.children) {
    row.hidden = !fits(row, typed);
    if (!row.hidden) shown += 1;
  }
  document.querySelector(".door-none").hidden = shown > 0;
  clearTimeout(telling);
  telling = setTimeout(() => { found.textContent = names.dataset.found.replace("{n}", shown); }, 500);
}

// The next person: the search is emptied, so that all names stand there again.
function next() {
  if (!field || !names) return;
  field.value = "";
  narrow();
}

if (field && names) {
  document.getElementById("ask-server").hidden = true; // the list is narrowed as one types
  field.addEventListener("input", narrow);
  hide?.addEventListener("change", narrow);
}

/* --- what the line tells -------------------------------------------------------------------------- */

lines.device.word = words("device");
lines.watch({
  line({ up, signedOut, unsent }) {
    const place = document.getElementById("door-line");
    place.className = `door-line ${up ? "ok" : "stop"}`;
    const waiting = unsent ? ` ${words("unsent").replace("{n}", unsent)}` : "";
    const text = words(signedOut ? "signedOut" : up ? "online" : "offline") + waiting;
    const word = document.getElementById("door-line-word");
    if (word.textContent !== text) word.textContent = text;
    document.getElementById("sign-in").hidden = !signedOut;
  },
  async state(told) {
    document.getElementById("door-count").textContent = words("count").replace("{here}", told.here).replace("{total}", told.total);
    if (told.present) {
      for (const row of names?.children ?? []) mark(row.dataset.seat, told.present[row.dataset.seat] ?? ((await unsentOf(row.dataset.seat)) ? "" : null));
      document.getElementById("door-conflicts").innerHTML = told.conflicts;
      if (names) narrow();
    }
    if (told.over && !lines.line.unsent) { await store.clear("kept"); await store.clear("admitted"); return; }
    if (Date.now() - listed > LIST_MS) {
      listed = Date.now();
      await list.fetchList(lines.get);
      tools.dataset.ready = "yes";
    }
  },
  merged(results) {
    for (const { status, seat_id: id, since } of results) if (id && since && status !== "cancelled") mark(id, since);
  },
});

/* --- camera, typed code, settings ----------------------------------------------------------------- */

const box = document.getElementById("camera-box");
const video = box.querySelector("video");

async function openCamera() {
  box.hidden = false;
  try {
    await camera.start(video, scanned);
    document.getElementById("torch").hidden = !camera.hasTorch();
  } catch {
    closeCamera();
    say("no-camera");
  }
}

function closeCamera() {
  camera.stop(video);
  box.hidden = true;
}

const open = document.getElementById("open-camera");
open.hidden = false;
open.addEventListener("click", () => { if (camera.able) openCamera(); else say("no-camera"); });
document.getElementById("close-camera").addEventListener("click", () => { closeCamera(); open.focus(); });
document.getElementById("torch").addEventListener("click", ({ currentTarget: button }) => {
  const on = button.getAttribute("aria-pressed") !== "true";
  camera.torch(on);
  button.setAttribute("aria-pressed", String(on));
});
document.getElementById("code-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = event.target.elements.door_code;
  if (typed.value.trim()) scanned(typed.value);
  typed.value = "";
});

const sound = document.getElementById("sound");
sound.checked = localStorage.getItem("door-sound") !== "off";
sound.addEventListener("change", () => localStorage.setItem("door-sound", sound.checked ? "on" : "off"));
const name = document.getElementById("device-name");
name.value = lines.device.name;
name.addEventListener("change", () => localStorage.setItem("door-name", name.value.trim().slice(0, 40)));

lines.start();
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/door/worker.js", { scope: "/door" }).then(async () => {
    const ready = await navigator.serviceWorker.ready;
    ready.active.postMessage("keep");
    tools.dataset.worker = "ready";
  }).catch(() => {});
}
