// The list for when the network is gone. Without a door code nothing in it can be found or read:
// id and key of each entry come from the code by HKDF (docs/decisions/0006-offline-door.md).
import * as store from "./door-store.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CODE_LENGTH = 24;
const KEY_LENGTH = 40;
const text = new TextEncoder();
export const able = Boolean(globalThis.crypto?.subtle); // only where the page is https or localhost

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const base64 = (raw) => btoa(String.fromCharCode(...raw));

// What was scanned or typed: a door code, a seat's number, a private link, or nothing of ours.
export function kindOf(typed) {
  if (/\/d\/[^/]+\/?$/.test(typed.trim())) return { kind: "private_link" };
  const folded = typed.replace(/[\s-]/g, "").toUpperCase();
  if (/^\d{1,6}$/.test(folded)) return { kind: "number", value: String(Number(folded)) };
  if (!/^[A-Z2-7]+$/.test(folded)) return { kind: "unknown", value: typed };
  if (folded.length === KEY_LENGTH) return { kind: "private_link" };
  if (folded.length !== CODE_LENGTH) return { kind: "unknown", value: typed };
  return { kind: "code", value: folded.toLowerCase() };
}

function decoded(code) {
  const raw = [];
  let bits = 0;
  let value = 0;
  for (const letter of code.toUpperCase()) {
    value = (value << 5) | LETTERS.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      raw.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return new Uint8Array(raw);
}

async function derived(code, salt, info, length) {
  const key = await crypto.subtle.importKey("raw", decoded(code), "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text.encode(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
}

export async function fetchList(get) {
  if (!able) return null;
  const fresh = await get("/door/list");
  const { edition, year, salt, made_at: madeAt, entries } = fresh;
  await store.put("kept", "list", { edition, year, salt, madeAt, entries });
  return fresh;
}

// The entry of a code: its id, and what it says of the seat (null when the code is in no entry).
export async function look(code) {
  const list = able ? await store.get("kept", "list") : null;
  if (!list) return { list: null, id: null, seat: null };
  const salt = Uint8Array.from(list.salt.match(/../g), (pair) => parseInt(pair, 16));
  const raw = await derived(code, salt, "parliament door entry id", 16);
  const id = base64(raw);
  const found = list.entries.find(([entry]) => entry === id);
  if (!found) return { list, id, seat: null };
  const sealed = bytes(found[1]);
  const key = await crypto.subtle.importKey("raw", await derived(code, salt, "parliament door entry key", 32), "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: raw };
  const plain = await crypto.subtle.decrypt(how, key, sealed.slice(12));
  return { list, id, seat: JSON.parse(new TextDecoder().decode(plain)) };
}
