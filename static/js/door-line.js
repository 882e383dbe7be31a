// The line to the server: what is sent, what waits, and what the page is told when the line is gone or back.
import * as store from "./door-store.js";

const ANSWER_MS = 4000;
const EVERY_MS = 5000;
const REPORT_MS = 30000;
const AT_ONCE = 100;
let csrf = "";
let version = "";
let reported = 0;

export class Refused extends Error {
  constructor(answer) { super(String(answer.status)); this.status = answer.status; }
}

export const line = { up: true, signedOut: false, unsent: 0 };
const watchers = { state: () => {}, line: () => {}, merged: () => {} };
export const watch = (changes) => Object.assign(watchers, changes);

// This phone's own name, the same every time.
export const device = { id: localStorage.getItem("door-device") ?? random(), get name() { return localStorage.getItem("door-name") || `${device.word} ${device.id.slice(0, 3)}`; }, word: "Dörr" };
localStorage.setItem("door-device", device.id);

export function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(15)), (byte) => byte.toString(36).padStart(2, "0")).join("");
}

async function call(path, options = {}) {
  const answer = await fetch(path, { ...options, credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
    line.signedOut = true;
    throw new Refused(answer);
  }
  if (answer.status >= 500) throw new TypeError("the server is down");
  line.signedOut = false;
  if (!answer.ok) throw new Refused(answer);
  return answer.json();
}

export const get = (path) => call(path, { headers: { Accept: "application/json" } });

// The page may be touched before the first state has come: what is sent then waits for its token.
export async function post(path, body) {
  if (!csrf) await state();
  return call(path, {
    method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf },
  });
}

async function state() {
  const told = await get(`/door/state?v=${version}`);
  ({ csrf, v: version } = told);
  watchers.state(told);
  return told;
}

const wired = ({ id, kind, value, at, told }) => ({ id, kind, value, told, ago: Math.max(0, (Date.now() - at) / 1000) });

// Send one scan now; throws when the line is gone.
export async function send(scan) {
  try {
    const { results } = await post("/door/scans", { device: device.name, scans: [wired(scan)] });
    return results[0];
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.status !== 400) throw fault;
    await state(); // the token is of an old session
    return (await post("/door/scans", { device: device.name, scans: [wired(scan)] })).results[0];
  }
}

export async function queue(scan) {
  await store.put("queue", scan.id, scan);
  await count();
}

export async function unqueue(id) {
  const there = await store.get("queue", id);
  await store.remove("queue", id);
  await count();
  return Boolean(there);
}

async function count() {
  line.unsent = (await store.all("queue")).length;
  watchers.line(line);
}

async function flush() {
  const waiting = (await store.all("queue")).sort((a, b) => a.at - b.at);
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    const { results } = await post("/door/scans", { device: device.name, scans: waiting.slice(start, start + AT_ONCE).map(wired) });
    for (const result of results) await store.remove("queue", result.id);
    watchers.merged(results);
  }
  if (waiting.length) await count();
  return waiting.length;
}

async function report() {
  if (Date.now() - reported < REPORT_MS) return;
  await post("/door/devices", { device: device.id, name: device.name, unsent: line.unsent });
  reported = Date.now();
}

// Ask how it stands, send what waits, tell the console how much waits. Every five seconds, and when asked.
let running = null;
export function turn() {
  running ??= once().finally(() => { running = null; });
  return running;
}

async function once() {
  const before = line.up;
  try {
    await state();
    if (!before) reported = 0;
    if (await flush()) { reported = 0; await state(); }
    await report();
    line.up = true;
  } catch (fault) {
    line.up = fault instanceof Refused && !line.signedOut;
    if (before) reported = 0;
  }
  watchers.line(line);
}

export function lost() {
  line.up = false;
  watchers.line(line);
}

export function start() {
  count();
  turn();
  setInterval(turn, EVERY_MS);
  window.addEventListener("online", turn);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) turn(); });
  window.addEventListener("pagehide", () => {
    if (!line.up || !csrf) return;
    const parts = { csrf_token: csrf, device: device.id, name: device.name, unsent: line.unsent, finished: "1" };
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) form.set(name, value);
    navigator.sendBeacon("/door/devices", form);
  });
}
