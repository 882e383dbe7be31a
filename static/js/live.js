/* The delegate's live page. The server's picture is the truth; this draws it, and sees that the ballot arrives.

   A ballot is kept in the phone from the moment of the tap until the seat is changed. It is sent again, with the
   same nonce and sequence number, until a receipt says that it is on disk: over the socket, and over plain HTTP when the
   socket gives no receipt within four seconds. */
import { io } from "../vendor/socket.io/socket.io.esm.min.js";
import { drawDeciding } from "./deciding.js";
import { drawFloor } from "./floor.js";
import { BALLOTS, printedChoices } from "./live-ballots.js";
import { ballotForm, drawWith, el, icon, note, resultBars, savedNote, themeTag } from "./live-parts.js";

const words = JSON.parse(document.getElementById("words").textContent);
const csrf = document.querySelector('meta[name="csrf-token"]').content;
const now = document.getElementById("now");
drawWith(words.icons);
const STORE = "parliament.ballots";
const RECEIPT_PATIENCE_MS = 4000;
const SLEPT_MS = 30000;
const COME_BACK_SPREAD_MS = 1500;

let state = null;
let me = null;
let typed = null; // {division, choices}: what was filled in before this script took over
let editing = null; // the division whose ballot is being changed
let drawn = "";
let told = { what: "", messages: "" };
let timer = null;
let wakeLock = null;
let hiddenAt = 0;
let turnedAway = false;
let admitted = false; // a join wave is served in order: connected, and waiting for the first picture
let goneBecause = null; // why contact was lost, where the server has said so

/* What the phone keeps: {seat, ballots: {division: {nonce, seq, choices, status, code, tracker}}} */
let kept = read();

function read() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) || { seat: null, ballots: {} };
  } catch {
    return { seat: null, ballots: {} };
  }
}

function save() {
  try {
    localStorage.setItem(STORE, JSON.stringify(kept));
  } catch {
    /* private mode: the ballot lives as long as the page */
  }
}

function newNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

/* The connection. Phones that lose the hall's network at the same moment come back spread over some seconds. */
const socket = io({
  transports: ["websocket", "polling"],
  reconnectionDelay: 3000,
  reconnectionDelayMax: 12000,
  randomizationFactor: 0.9,
  auth: (give) => give({ as: "seat", again: state !== null }), // who was here before comes in first
});

socket.on("connect", () => { goneBecause = null; admitted = false; showLink("wait", words.live.admitting); resend(); });
socket.on("disconnect", (reason) => {
  showLink("stop", goneBecause ?? words.live.offline);
  if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 4000);
  draw();
});
socket.on("connect_error", (error) => {
  showLink("stop", words.live.offline);
  if (error.data && error.data.code) {
    turnAway(words.live.refused);
  }
});
/* The way back is spread by the delays above. */
socket.on("restarting", () => { goneBecause = words.live.restarting; });
socket.on("dropped", () => turnAway(words.live.dropped));
socket.on("state", (picture) => {
  state = picture;
  if (!admitted) showLink("ok", words.live.connected);
  admitted = true;
  draw();
});
socket.on("me", (picture) => {
  me = picture;
  if (kept.seat !== me.seat) {
    kept = { seat: me.seat, ballots: {} };
    save();
  }
  keepPrinted();
  document.getElementById("seat").textContent = me.seat;
  document.getElementById("name").textContent = me.name;
  resend();
  draw();
});
socket.on("receipt", received);

/* The phone itself says that it has a network again: no need to wait for the next try. */
window.addEventListener("online", () => setTimeout(comeBack, Math.random() * COME_BACK_SPREAD_MS));

function comeBack() {
  if (turnedAway) return;
  if (!socket.connected) socket.disconnect().connect();
  resend();
}

/* The seat was opened with a new key elsewhere, or the server does not know us: trying again would not help. */
function turnAway(word) {
  turnedAway = true;
  socket.disconnect();
  showLink("stop", word);
}

document.getElementById("change-seat").closest("form").addEventListener("submit", () => localStorage.removeItem(STORE));
document.addEventListener("visibilitychange", () => {
  if (document.hidden) { hiddenAt = Date.now(); return; }
  if (hiddenAt && Date.now() - hiddenAt > SLEPT_MS && !turnedAway) socket.disconnect().connect();
  keepAwake();
});

function showLink(kind, word) {
  const link = document.getElementById("link");
  link.className = `live-link ${kind}`;
  const place = document.getElementById("link-word");
  if (place.textContent !== word) place.textContent = word;
}

/* Casting */
function ballotOf(division) {
  return kept.ballots[division] || null;
}

function cast(division, choices) {
  const before = ballotOf(division);
  const again = before && before.status !== "lost";
  kept.ballots[division] = {
    nonce: again ? before.nonce : newNonce(),
    seq: again ? before.seq + 1 : 0,
    choices,
    status: "waiting",
  };
  editing = null;
  save();
  send(division);
  draw();
}

function send(division) {
  const ballot = ballotOf(division);
  if (!ballot || ballot.status !== "waiting") return;
  if (socket.connected) socket.emit("cast", message(division, ballot));
  clearTimeout(timer);
  timer = setTimeout(() => sendByHttp(division), socket.connected ? RECEIPT_PATIENCE_MS : 500);
}

function message(division, ballot) {
  return { division, choices: ballot.choices, nonce: ballot.nonce, seq: ballot.seq };
}

async function sendByHttp(division) {
  const ballot = ballotOf(division);
  if (!ballot || ballot.status !== "waiting") return;
  try {
    const answer = await fetch("/live/ballots", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf },
      body: JSON.stringify(message(division, ballot)),
      signal: AbortSignal.timeout(8000),
    });
    const data = await answer.json();
    if (data.nonce) { received(data); return; }
  } catch {
    /* no network at all: the ballot goes on waiting */
  }
  timer = setTimeout(() => send(division), 2000 + Math.random() * 3000);
  draw();
}

/* The receipt of a ballot that was sent as a plain form, before this script had come: kept as one of our own. */
function keepPrinted() {
  if (!words.printed || ballotOf(words.printed.division)) return;
  const { division, nonce, seq, status, tracker } = words.printed;
  kept.ballots[division] = { nonce, seq, status, tracker, choices: null };
  save();
}

function resend() {
  for (const [division, ballot] of Object.entries(kept.ballots)) {
    if (ballot.status === "waiting") send(division);
  }
}

function received(receipt) {
  const ballot = ballotOf(receipt.division);
  if (!ballot || ballot.nonce !== receipt.nonce || receipt.seq < ballot.seq) return;
  if (receipt.code === "too_fast") {
    clearTimeout(timer);
    timer = setTimeout(() => send(receipt.division), 500 + Math.random() * 1500);
    return;
  }
  if (receipt.code === "nonce_taken") {
    ballot.nonce = newNonce();
    ballot.seq = 0;
    save();
    send(receipt.division);
    return;
  }
  clearTimeout(timer);
  if (receipt.status === "recorded" || receipt.status === "replaced") {
    ballot.status = receipt.status;
    ballot.tracker = receipt.tracker;
    delete ballot.code;
  } else {
    ballot.status = receipt.status === "already_recorded" ? "already_recorded" : "lost";
    ballot.code = receipt.code || receipt.status;
  }
  save();
  draw();
}

/* Drawing. What is being filled in is never redrawn. */
/* Told to those who do not see the page: what is new of the heading, and of the messages below it. */
function announce() {
  const heading = now.querySelector("h1")?.textContent ?? "";
  const what = tellsDivision() ? `${heading}. ${state.division.title}` : heading;
  const messages = [...now.querySelectorAll(".notice")].map((message) => message.textContent.trim()).join(" ");
  const news = [what !== told.what && what, messages !== told.messages && messages].filter(Boolean).join(". ");
  told = { what, messages };
  if (news) document.getElementById("said").replaceChildren(news);
}

function pictureKey() {
  const { division, item, question, next } = state;
  const ballot = division && ballotOf(division.id);
  return JSON.stringify([
    state.phase, item && item.id, state.survey, next, question && question.id,
    division && [division.id, division.status, division.result, division.closes_at],
    ballot && [ballot.status, ballot.code, ballot.seq, ballot.status === "waiting" && socket.connected],
    state.speakers[0] && [state.speakers[0].id, state.speakers[0].status], me && me.floor_request,
    me && [me.can_vote, me.why_not, me.present, me.may_check_in, me.ballot], editing,
  ]);
}

function draw() {
  if (!state || !me) return;
  drawNotice();
  drawFloor(document.getElementById("floor"), { state, me });
  drawDeciding(document.getElementById("deciding"), { state, me });
  const key = pictureKey();
  if (key === drawn) return;
  const form = now.querySelector("form.ballot-form[data-live]");
  const open = state.division && state.division.status === "open" ? state.division.id : null;
  const stillFillingIn = form && form.dataset.division === open && shows(state.division) === "ballot";
  drawn = key;
  keepAwake();
  if (stillFillingIn) return;
  const chosen = carriedOver(open);
  redraw(content());
  if (chosen) restore(chosen);
  announce();
}

/* Put in the new drawing; what someone has unfolded stays unfolded, and what holds the focus keeps it. */
function redraw(parts) {
  const word = (node) => node.textContent.trim();
  const opened = [...now.querySelectorAll("details[open] > summary")].map(word);
  const focused = now.contains(document.activeElement) ? word(document.activeElement) : null;
  now.replaceChildren(...parts);
  for (const summary of now.querySelectorAll("summary")) summary.parentElement.open = opened.includes(word(summary));
  if (focused) [...now.querySelectorAll("button, a, summary")].find((node) => word(node) === focused)?.focus({ preventScroll: true });
}

/* What was already chosen in the server's own form, before the script took over. */
function carriedOver(open) {
  const form = now.querySelector("form.ballot-form:not([data-live])");
  if (!form || form.elements.division.value !== open) return null;
  if (state.division.kind in BALLOTS) {
    typed = { division: open, choices: printedChoices(form) };
    return null;
  }
  return [...form.querySelectorAll("input[name=choice]:checked")].map((input) => input.value);
}

function restore(values) {
  for (const input of now.querySelectorAll("input[name=choice]")) input.checked = values.includes(input.value);
  now.querySelector("form.ballot-form")?.dispatchEvent(new Event("change"));
}

function drawNotice() {
  const place = document.getElementById("notice");
  const text = state.notice || "";
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
}

function shows(division) {
  if (division.status !== "open") return division.status;
  const ballot = ballotOf(division.id);
  if (editing === division.id) return "ballot";
  if (ballot && ballot.status === "waiting") return "waiting";
  if (ballot && ballot.status !== "lost") return "saved";
  if (me.ballot && me.ballot.division === division.id) return "saved";
  return me.can_vote ? "ballot" : "why";
}

/* The division comes first while it is open; then a pause, the end, the count, the question on the screen, and
   the result. The hall's screen keeps the same order. */
function content() {
  const parts = [...(tellsDivision() ? divisionContent(state.division) : phaseContent())];
  if (state.survey) parts.push(el("p", {}, el("a", { class: "button large block", href: "/utvardering" }, words.live.answer_survey)));
  if (state.next && state.phase !== "closed" && state.division?.status !== "open") {
    const when = state.next.time ? `, ${state.next.about ? `${words.live.about} ` : ""}${state.next.time}` : "";
    parts.push(el("p", { class: "muted live-next" }, `${words.live.next} ${state.next.title}${when}`));
  }
  return parts;
}

function tellsDivision() {
  const { division } = state;
  if (!division) return false;
  if (division.status === "open") return true;
  if (state.phase !== "open") return false;
  return division.status === "closed" || Boolean(division.result && !state.question);
}

function itemTag() {
  const { item } = state;
  if (!item) return [];
  return [item.theme ? themeTag(item.theme) : el("p", { class: "overline" }, item.title)];
}

function divisionContent(division) {
  const ballot = ballotOf(division.id);
  const title = el("p", { class: "live-title" }, division.title);
  const parts = itemTag();
  if (division.status === "declared") {
    return [...parts, el("h1", {}, words.live.result), title, ...resultBars(division, words.live), ...check(division, ballot)];
  }
  if (division.status === "closed") {
    parts.push(el("h1", {}, words.live.division_closed), title, ...lostOrSaved(division, ballot));
    return [...parts, el("p", {}, words.live.counting), ...check(division, ballot)];
  }
  const showing = shows(division);
  parts.push(el("h1", {}, division.trial ? words.live.trial : words.live.division_open));
  if (showing !== "ballot") parts.push(title); // the ballot has it as its legend
  if (ballot && ballot.status === "lost") parts.push(note("stop", refusal(division, ballot) || words.receipt.malformed));
  if (showing === "why") parts.push(note("warn", words.why_not[me.why_not]), ...hereButton());
  if (showing === "waiting") parts.push(socket.connected ? note("info", words.live.sending) : note("warn", words.live.waiting_ballot));
  if (showing === "saved") parts.push(...saved(division, ballot));
  if (showing === "ballot") parts.push(...drawBallot(division, ballot));
  return parts;
}

function drawBallot(division, ballot) {
  const before = typed && typed.division === division.id ? typed.choices : null;
  const form = BALLOTS[division.kind] || ballotForm;
  return form(division, words.live, ballot ? ballot.choices : before, (choices) => cast(division.id, choices));
}

function saved(division, ballot) {
  if (ballot && ballot.code === "already_recorded") return [note("warn", words.receipt.already_recorded)];
  const parts = [savedNote(ballot ? words.receipt[ballot.status] : words.live.voted_before)];
  if (ballot && ballot.tracker) {
    const change = el("button", { type: "button", class: "secondary" }, words.live.change);
    change.addEventListener("click", () => { editing = division.id; draw(); });
    parts.push(el("p", {}, change), ...check(division, ballot));
  }
  return parts;
}

function refusal(division, ballot) {
  const points = ballot.code === "too_many_choices" && division.kind === "points";
  return words.receipt[points ? "too_many_points" : ballot.code];
}

function lostOrSaved(division, ballot) {
  if (ballot && ballot.status === "waiting") return [note("stop", words.live.waiting_ballot)];
  if (ballot && ballot.status === "lost") return [note("stop", refusal(division, ballot))];
  if (ballot || (me.ballot && me.ballot.division === division.id)) return [savedNote(words.live.voted_before)];
  return [];
}

function check(division, ballot) {
  if (!ballot || !ballot.tracker) return [];
  const box = el("details", { class: "fold" }, el("summary", {}, words.live.check_ballot), el("p", {}, el("code", { class: "tracker" }, ballot.tracker)), el("p", { class: "small" }, words.live.check_text));
  if (division.status === "declared") box.append(el("p", {}, el("a", { href: `/resultat/${division.id}` }, words.live.check_list)));
  return [box];
}

function phaseContent() {
  const { item, phase, question } = state;
  if (phase === "closed") {
    return [el("h1", {}, words.live.ended), el("p", {}, words.live.ended_text), el("p", {}, el("a", { class: "button", href: "/resultat" }, words.live.results_link))];
  }
  if (phase === "adjourned") return [el("h1", {}, words.live.paused), el("p", {}, words.live.paused_text), ...(me.present ? [] : presence())];
  if (phase === "planned" || !item) return [el("h1", {}, words.live.not_begun), ...presence()];
  const parts = [item.theme ? themeTag(item.theme, "h1") : el("h1", {}, item.title), ...floorNote()];
  if (question) {
    parts.push(el("figure", { class: "card live-question" },
      el("figcaption", { class: "overline" }, words.live.question_now),
      el("blockquote", {}, question.text), el("p", { class: "muted" }, question.company)));
  }
  return [...parts, ...presence()];
}

/* Checked in, and what happens next; or what to do about it. */
function presence() {
  if (!me.present && !me.may_check_in) return [el("p", { class: "live-here" }, words.live.not_here_yet)];
  if (!me.present) return [note("warn", words.live.not_here), ...hereButton()];
  return [el("p", { class: "live-here" }, icon("check"), " ", words.live.is_here)];
}

/* Who has the floor, and whether it is soon this seat's turn. */
function floorNote() {
  const mine = me.floor_request;
  const said = document.getElementById("floor").dataset;
  if (mine && mine.position === 0) return [note("ok", said.speaking)];
  const [first] = state.speakers;
  const parts = first && first.status === "speaking" ? [el("p", { class: "live-speaker" }, `${said.speaker} ${first.seat}, ${first.name}, ${first.company}`)] : [];
  if (mine && mine.position === 1) parts.push(note("info", said.next));
  return parts;
}

function hereButton() {
  if (me.present || !me.may_check_in) return [];
  const form = el("form", { method: "post", action: "/live/har" }, el("input", { type: "hidden", name: "csrf_token", value: csrf }), el("button", { class: "large block" }, words.live.here));
  return [form];
}

/* The screen stays lit while a division is open. */
async function keepAwake() {
  const wanted = state && state.division && state.division.status === "open" && !document.hidden;
  if (!wanted) { wakeLock?.release(); wakeLock = null; return; }
  if (wakeLock || !("wakeLock" in navigator)) return;
  try {
    wakeLock = await navigator.wakeLock.request("screen");
    wakeLock.addEventListener("release", () => { wakeLock = null; });
  } catch {
    /* not allowed on plain http */
  }
}
