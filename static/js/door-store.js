// What the door keeps on the phone: what is not sent, whom this phone has let in, and the encrypted list.
// Where the browser keeps nothing (some private windows) it lives as long as the page.
const STORES = ["queue", "admitted", "kept"];
const memory = Object.fromEntries(STORES.map((name) => [name, new Map()]));
let opened;

function open() {
  opened ??= new Promise((resolve) => {
    try {
      const asked = indexedDB.open("parliament-door", 1);
      asked.onupgradeneeded = () => STORES.forEach((name) => asked.result.createObjectStore(name));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opened;
}

async function ask(store, mode, question) {
  const base = await open();
  if (!base) return undefined;
  return new Promise((resolve, reject) => {
    const deed = base.transaction(store, mode);
    const asked = question(deed.objectStore(store));
    deed.oncomplete = () => resolve(asked.result);
    deed.onerror = deed.onabort = () => reject(deed.error);
  });
}

export async function put(store, key, value) {
  if (await open()) await ask(store, "readwrite", (rows) => rows.put(value, key));
  else memory[store].set(key, value);
}

export async function get(store, key) {
  return (await open()) ? ask(store, "readonly", (rows) => rows.get(key)) : memory[store].get(key);
}

export async function remove(store, key) {
  if (await open()) await ask(store, "readwrite", (rows) => rows.delete(key));
  else memory[store].delete(key);
}

export async function all(store) {
  return (await open()) ? ask(store, "readonly", (rows) => rows.getAll()) : [...memory[store].values()];
}

export async function clear(store) {
  if (await open()) await ask(store, "readwrite", (rows) => rows.clear());
  else memory[store].clear();
}
