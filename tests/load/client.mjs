// The phones of the benchmark: one process, raw sockets, the websocket and Engine.IO framing by hand, so that
// the one who measures costs little. A delivery is counted by its first bytes; nothing is parsed while the
// clock runs. Commands come as lines of JSON on standard input, answers go as lines of JSON on standard output.

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import net from "node:net";
import { createInterface } from "node:readline";

const now = () => performance.timeOrigin + performance.now();
const SHARED = Buffer.allocUnsafe(256 * 1024);
const NOTHING = Buffer.alloc(0);
const QUOTE = 34;

let phones = [];
let expected = null; // what the running command waits for

/** A whole, final, masked text frame, as a client must send it. */
function textFrame(text) {
  const data = Buffer.from(text);
  const head = data.length < 126 ? 2 : 4;
  const frame = Buffer.allocUnsafe(head + 4 + data.length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = 0x80 | data.length;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(data.length, 2);
  }
  const mask = randomBytes(4);
  mask.copy(frame, head);
  for (let i = 0; i < data.length; i++) frame[head + 4 + i] = data[i] ^ mask[i & 3];
  return frame;
}

class Phone {
  constructor(address, auth, settled) {
    this.auth = auth;
    this.settled = settled;
    this.rest = NOTHING;
    this.shaken = false;
    this.sid = "";
    this.states = 0;
    this.stateAt = 0;
    this.receiptAt = 0;
    this.receipts = [];
    this.cast = null;
    this.socket = net.connect({
      host: address.host,
      port: address.port,
      noDelay: true,
      onread: { buffer: SHARED, callback: (size, buffer) => this.read(buffer.subarray(0, size)) },
    });
    this.socket.on("connect", () => {
      this.socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${address.host}:${address.port}\r\n` +
          "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
          `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
      );
    });
    this.socket.on("error", (error) => this.settle(String(error)));
    this.socket.on("close", () => this.settle("closed"));
  }

  settle(fault) {
    const settled = this.settled;
    this.settled = null;
    if (settled) settled(this, fault);
    else if (fault && expected) expected.lost += 1;
  }

  read(chunk) {
    const data = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    if (!this.shaken) {
      const end = data.indexOf("\r\n\r\n");
      if (end >= 0) {
        if (data.toString("latin1", 0, 12) !== "HTTP/1.1 101") this.settle(data.toString("latin1", 0, 200));
        this.shaken = true;
        at = end + 4;
      }
    }
    while (this.shaken && data.length - at >= 2) {
      let head = 2;
      let size = data[at + 1] & 0x7f;
      if (size === 126) {
        if (data.length - at < 4) break;
        size = data.readUInt16BE(at + 2);
        head = 4;
      } else if (size === 127) {
        if (data.length - at < 10) break;
        size = Number(data.readBigUInt64BE(at + 2));
        head = 10;
      }
      if (data.length - at < head + size) break;
      this.take(data, at + head, size);
      at += head + size;
    }
    // The buffer is every phone's: what is left of a frame is copied.
    this.rest = at < data.length ? Buffer.from(data.subarray(at)) : NOTHING;
    return true;
  }

  take(data, at, size) {
    const first = data[at];
    if (first === 0x32) return void this.socket.write(PONG); // 2: ping
    if (first === 0x30) return void this.socket.write(textFrame(`40${JSON.stringify(this.auth)}`)); // 0: open
    if (first !== 0x34) return; // 4: message
    if (data[at + 1] === 0x30) this.sid = data.toString("latin1", at + 2, at + size);
    else if (data[at + 1] === 0x34) this.settle(data.toString("utf8", at, at + size));
    else if (data[at + 3] === QUOTE) this.event(data, at, size);
  }

  event(data, at, size) {
    const letter = data[at + 4]; // 42["s…tate, 42["r…eceipt, 42["m…e
    if (letter === 0x73) {
      this.states += 1;
      if (this.settled) this.settle("");
      else if (expected?.kind === "state" && this.stateAt === 0) {
        this.stateAt = now();
        if (expected.first === null) expected.first = data.toString("utf8", at + 2, at + size);
        expected.arrived();
      }
    } else if (letter === 0x72) {
      const at_ = now();
      if (this.receiptAt === 0) {
        this.receiptAt = at_;
        if (expected?.kind === "receipt") expected.arrived();
      }
      this.receipts.push(data.toString("latin1", at + 2, at + size));
    }
  }
}

const PONG = textFrame("3");

function expectation(kind, count) {
  let finish;
  const done = new Promise((resolve) => (finish = resolve));
  const made = { kind, first: null, lost: 0, left: count, arrived: () => --made.left === 0 && finish() };
  return { made, done };
}

async function within(seconds, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, seconds * 1000)));
  await Promise.race([promise, late]);
  clearTimeout(timer);
}

function spread(values) {
  const sorted = Float64Array.from(values).sort();
  const at = (share) => (sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : 0);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Every auth joins, `inFlight` at a time; joined is who has the first snapshot. */
async function join({ host, port, auths, count, inFlight }) {
  const list = JSON.parse(readFileSync(auths, "utf8")).slice(0, count);
  const faults = [];
  const took = [];
  const start = now();
  let next = 0;
  await new Promise((resolve) => {
    let left = list.length;
    const one = () => {
      if (next >= list.length) return;
      const began = now();
      const phone = new Phone({ host, port }, list[next++], (self, fault) => {
        if (fault) faults.push(fault);
        else {
          took.push(now() - began);
          phones.push(self);
        }
        one();
        if (--left === 0) resolve();
      });
      void phone;
    };
    for (let i = 0; i < inFlight; i++) one();
  });
  const seconds = (now() - start) / 1000;
  return { joined: took.length, refused: faults.length, faults: faults.slice(0, 3), seconds, ...spread(took) };
}

/** Wait for one snapshot at every phone. Says "armed" first, so that the other side may send it. */
async function fanout({ timeout }) {
  for (const phone of phones) phone.stateAt = 0;
  const { made, done } = expectation("state", phones.length);
  expected = made;
  tell({ armed: true, at: now() });
  await within(timeout, done);
  expected = null;
  const arrived = phones.filter((phone) => phone.stateAt > 0).map((phone) => phone.stateAt);
  const state = made.first ? JSON.parse(made.first)[1] : {};
  const sent = Date.parse(state.server_time);
  const last = Math.max(...arrived);
  return {
    delivered: arrived.length,
    state,
    missing: phones.length - arrived.length,
    lost: made.lost,
    sent,
    last,
    bytes: made.first?.length ?? 0,
    all_ms: last - sent,
    first_ms: Math.min(...arrived) - sent,
    ...spread(arrived.map((at) => at - sent)),
  };
}

/** Each of the first `count` phones casts at once; the ballots are framed before the clock starts. */
async function cast({ division, options, count, timeout, again }) {
  const voters = phones.slice(0, count);
  voters.forEach((phone, i) => {
    if (!again) {
      phone.cast = { division, choices: [options[i % options.length]], nonce: randomBytes(18).toString("base64url"), seq: 0 };
      phone.frame = textFrame(`42["cast",${JSON.stringify(phone.cast)}]`);
    }
    phone.receiptAt = 0;
    phone.receipts = [];
  });
  const { made, done } = expectation("receipt", voters.length);
  expected = made;
  const start = now();
  for (const phone of voters) {
    phone.castAt = now();
    phone.socket.write(phone.frame);
  }
  const written = now();
  await within(timeout, done);
  expected = null;
  const answered = voters.filter((phone) => phone.receiptAt > 0);
  const statuses = {};
  const trackers = [];
  let wrong = 0;
  for (const phone of answered) {
    for (const text of phone.receipts) {
      const receipt = JSON.parse(text)[1];
      statuses[receipt.status] = (statuses[receipt.status] ?? 0) + 1;
      if (receipt.nonce !== phone.cast.nonce || receipt.division !== phone.cast.division) wrong += 1;
      if (receipt.tracker) trackers.push([receipt.tracker, phone.cast.choices[0]]);
    }
  }
  const last = Math.max(...answered.map((phone) => phone.receiptAt));
  return {
    cast: voters.length,
    receipts: answered.length,
    doubled: answered.reduce((sum, phone) => sum + phone.receipts.length - 1, 0),
    wrong,
    statuses,
    trackers,
    lost: made.lost,
    seconds: (last - start) / 1000,
    sending_ms: written - start,
    ...spread(answered.map((phone) => phone.receiptAt - phone.castAt)),
  };
}

async function leave() {
  const gone = phones.map((phone) => new Promise((resolve) => phone.socket.once("close", resolve)));
  for (const phone of phones) phone.socket.destroy();
  await Promise.all(gone);
  phones = [];
  return { left: gone.length };
}

const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const usage = async () => ({ cpu: process.cpuUsage(), alive: phones.filter((p) => !p.socket.destroyed).length });
const COMMANDS = { join, fanout, cast, leave, usage };

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...args } = JSON.parse(line);
  tell(await COMMANDS[name](args));
}
process.exit(0);
