/* Keeps the door's page, without a single name, for when the network is gone. The network comes first:
   what is kept is shown only when the server cannot be reached. */
const KEPT = "door-1";
const SHELL = "/door/shell";
const PATIENCE_MS = 3000;
const PARTS = [
  SHELL, "/static/css/theme.css", "/static/vendor/pico/pico.min.css", "/static/css/door.css", "/static/css/print.css",
  "/static/js/door.js", "/static/js/door-camera.js", "/static/js/door-line.js", "/static/js/door-list.js", "/static/js/door-store.js",
  "/static/vendor/jsqr/jsQR.js", "/static/img/favicon.svg",
];

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("door-") && name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  })());
});

async function keepAll() {
  const kept = await caches.open(KEPT);
  await kept.addAll(PARTS.map((path) => new Request(path, { cache: "reload", redirect: "error" })));
}

async function fromServer(request) {
  const answer = await Promise.race([
    fetch(request),
    new Promise((_resolve, reject) => { setTimeout(() => reject(new TypeError("no answer")), PATIENCE_MS); }),
  ]);
  if (answer.status >= 500) throw new TypeError("the server is down");
  return answer;
}

async function serverFirst(request, path) {
  try {
    const answer = await fromServer(request);
    if (answer.ok && PARTS.includes(path) && path !== SHELL) (await caches.open(KEPT)).put(path, answer.clone());
    return answer;
  } catch (fault) {
    const kept = await caches.match(path, { cacheName: KEPT });
    if (kept) return kept;
    throw fault;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === "/door" || pathname === SHELL) event.respondWith(serverFirst(request, SHELL));
  } else if (PARTS.includes(pathname)) {
    event.respondWith(serverFirst(request, pathname));
  }
});
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepAll().catch(() => {})); // the page was opened with a line: take it anew
});
