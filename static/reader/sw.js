"use strict";
/* Keeps what a reader opened, for when there is no network. The network is always asked first: a label that
   fell is seen at once. Only what the server calls public is kept, and nothing of the desk is touched.
   The view that serves this puts VERSION and SHELL before it. */
const SHELL_CACHE = `reader-shell-${VERSION}`;
const PAGES = "reader-pages-1";
const FILES = "reader-files-1";
const MOST = { [PAGES]: 60, [FILES]: 120 };
const OFFLINE = "/offline/";
/* A server that cannot answer: its own, or that of what stands before it. */
const AWAY = [502, 503, 504];
const NEVER = ["/desk/", "/preview/", "/sw.js", "/healthz", "/readyz"];

self.addEventListener("install", (event) => {
  const fresh = SHELL.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const ours = (name) => name.startsWith("reader-") && ![SHELL_CACHE, PAGES, FILES].includes(name);
  const cleared = caches.keys().then((names) => Promise.all(names.filter(ours).map((name) => caches.delete(name))));
  event.waitUntil(cleared.then(() => self.clients.claim()).then(open));
});

/* What was opened before there was a worker: its page is asked for once more, and kept as any other. */
async function open() {
  const shown = await self.clients.matchAll({ type: "window" });
  await Promise.allSettled(shown.map(async ({ url }) => {
    const request = new Request(url.replace(/#.*/, ""), { headers: { Accept: "text/html" } });
    if (isKept(new URL(request.url))) await keep(PAGES, request, await fetch(request));
  }));
}

function isKept({ pathname }) {
  return !pathname.startsWith("/search/") && !NEVER.some((start) => pathname.startsWith(start));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (NEVER.some((start) => address.pathname.startsWith(start))) return;
    event.respondWith(page(event));
  } else if (/^\/(static|media)\//.test(address.pathname) && !address.pathname.startsWith("/static/desk/")) {
    event.respondWith(file(event));
  }
});

async function page(event) {
  const held = () => caches.match(event.request, { cacheName: PAGES });
  try {
    const answer = await fetch(event.request);
    if (AWAY.includes(answer.status)) {
      const kept = await held();
      return kept ? dated(kept, "Our server does not answer just now.") : answer;
    }
    if (isKept(new URL(event.request.url))) event.waitUntil(keep(PAGES, event.request, answer.clone()));
    return answer;
  } catch {
    const kept = await held();
    if (kept) return dated(kept, "You are offline.");
    return (await caches.match(OFFLINE, { cacheName: SHELL_CACHE })) || Response.error();
  }
}

async function file(event) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(FILES, event.request, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(event.request)) || Response.error();
  }
}

function isHtml(answer) {
  return (answer.headers.get("Content-Type") || "").startsWith("text/html");
}

async function keep(name, request, answer) {
  const isPublic = /\bpublic\b/.test(answer.headers.get("Cache-Control") || "");
  if (answer.status !== 200 || answer.redirected || !isPublic || (name === PAGES && !isHtml(answer))) return;
  const cache = await caches.open(name);
  await cache.put(request, answer);
  const held = await cache.keys();
  await Promise.all(held.slice(0, Math.max(0, held.length - MOST[name])).map((old) => cache.delete(old)));
}

/* The page as it was kept, which says so itself: its label may have moved since. */
async function dated(kept, why) {
  const age = Number(kept.headers.get("Age")) || 0;
  const at = new Date(Date.parse(kept.headers.get("Date") || "") - age * 1000);
  const when = isNaN(at) ? "when you opened it" : `on ${at.toUTCString().slice(5, 22)} UTC`;
  const says = `<p class="away" role="status">${why} This is the page as it stood ${when}; its label may have moved since.</p>`;
  const text = (await kept.text()).replace(/<main[^>]*>/, (main) => main + says);
  const headers = new Headers(kept.headers);
  for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name);
  return new Response(text, { status: 200, headers });
}
