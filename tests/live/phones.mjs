// Phones for tests: the official socket.io-client, told what to do by JSON lines and telling what it hears in JSON lines.
//
// In:  {"do": "open", "phone": "p1", "url": …, "auth": {…}, "transports": […], "upgrade": bool, "headers": {…}, "quiet": bool}
//      {"do": "cast", "phone": "p1", "data": anything}          once, as it is
//      {"do": "vote", "phone": "p1", "data": {…}}               until there is a receipt: resent after a new connection,
//                                                               after silence, and with jitter after too_fast
//      {"do": "close", "phone": "p1"}
// Out: {"phone": "p1", "event": "connect" | "connect_error" | "upgrade" | "state" | "me" | …, "data": …, "at": ms since 1970}

import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const HEARD = ["restarting", "state", "me", "receipt", "turnout", "dropped"];
const QUIET = new Set(["state", "me"]);
const SILENCE_MS = 2000;
const phones = new Map();

function tell(phone, event, data) {
  const at = performance.timeOrigin + performance.now();
  process.stdout.write(JSON.stringify({ phone, event, data, at }) + "\n");
}

function open({ phone, url, auth, transports, upgrade, headers, quiet }) {
  const socket = io(url, {
    auth,
    transports,
    upgrade,
    extraHeaders: headers,
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    timeout: 5000,
  });
  const known = { socket, pending: null, timer: null };
  phones.set(phone, known);
  socket.io.on("open", () => {
    const { engine } = socket.io;
    tell(phone, "open", { transport: engine.transport.name });
    engine.once("upgrade", (transport) => tell(phone, "upgrade", { transport: transport.name }));
  });
  socket.on("connect", () => {
    tell(phone, "connect");
    send(known);
  });
  socket.on("connect_error", (error) => tell(phone, "connect_error", error.data ?? { message: error.message }));
  socket.on("disconnect", (reason) => tell(phone, "disconnect", reason));
  for (const event of HEARD) {
    socket.on(event, (data) => {
      if (event === "receipt") settle(known, data);
      if (!quiet || !QUIET.has(event)) tell(phone, event, data);
    });
  }
}

function send(known) {
  if (known.pending === null || !known.socket.connected) return;
  known.socket.emit("cast", known.pending);
  again(known, SILENCE_MS);
}

function again(known, afterMs) {
  clearTimeout(known.timer);
  known.timer = setTimeout(() => send(known), afterMs);
}

function settle(known, receipt) {
  const { pending } = known;
  if (pending === null || receipt.nonce !== pending.nonce || receipt.seq < (pending.seq ?? 0)) return;
  if (receipt.code === "too_fast") {
    again(known, 100 + 400 * Math.random());
    return;
  }
  known.pending = null;
  clearTimeout(known.timer);
}

function act(order) {
  if (order.do === "open") return open(order);
  const known = phones.get(order.phone);
  if (order.do === "cast") return known.socket.emit("cast", order.data);
  if (order.do === "close") return known.socket.close();
  known.pending = order.data;
  return send(known);
}

createInterface({ input: process.stdin })
  .on("line", (line) => act(JSON.parse(line)))
  .on("close", () => process.exit(0));
