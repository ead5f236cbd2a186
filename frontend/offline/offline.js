// Keeps what the assistant and the services seen here are made of, so that they open and are filled
// in without a network. Nothing that a person says passes through here.
//
// What is named by the digest of its bytes never changes, and is taken from here once it is there.
// All else is asked for each time, and taken from here where the network fails or is too slow.

// The build puts the assistant's files, and a name for all of them together, in place of these.
const FILES = [];
const BUILD = "";

const ASSISTANT = `assistant-${BUILD}`;
const SERVICES = "services";

// The most files of services that are kept; the oldest go first.
const MOST = 400;

// How long the network may take, in milliseconds, before what is kept is taken in its place.
const PATIENCE = 4000;

const ASSET = /-[0-9a-f]{12,}(_bg)?\.[a-z]+$/;
const DIGEST = /^\/api\/v1\/(?:services|municipalities)\/[^/]+\/([0-9a-f]{64})$/;
const CURRENT = /^\/api\/v1\/(?:services|municipalities)(?:\/[^/]+)?$/;
const PAGE = /^\/(?:[0-9]{12}\/[A-Za-z0-9-]+\/?)?$/;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(ASSISTANT).then((shelf) => shelf.addAll(FILES)));
});

addEventListener("activate", (event) => event.waitUntil(clear().then(() => clients.claim())));

addEventListener("message", (event) => event.waitUntil(keepService(event.data)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (ASSET.test(pathname) || DIGEST.test(pathname)) {
    event.respondWith(named(request));
  } else if (request.mode === "navigate" ? PAGE.test(pathname) : CURRENT.test(pathname)) {
    event.respondWith(current(request));
  }
});

// Forgets the assistant's files of other builds. No page that is open needs them any more; those that
// are kept are asked for anew.
const clear = async () => {
  const shelf = await caches.open(SERVICES);
  const pages = (await shelf.keys()).filter(({ url }) => PAGE.test(new URL(url).pathname));
  await Promise.allSettled(pages.map(({ url }) => keep(url)));
  const others = (await caches.keys()).filter((name) => name !== ASSISTANT && name !== SERVICES);
  await Promise.all(others.map((name) => caches.delete(name)));
};

const find = async (request) =>
  (await caches.match(request, { ignoreVary: true })) ??
  caches.match(request, { ignoreVary: true, ignoreSearch: true });

const named = async (request) => (await find(request)) ?? keep(request);

const current = async (request) => {
  const asked = keep(request);
  const known = await find(request);
  if (!known) return asked;
  const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE, known));
  const fresh = asked.then((answer) => (answer.status < 500 ? answer : known));
  return Promise.race([fresh, waited]).catch(() => known);
};

// Asks for a file, and keeps it if it is what it should be.
const keep = async (request) => {
  const answer = await fetch(request);
  if (await fits(answer.clone())) {
    const shelf = await caches.open(SERVICES);
    // A full disk must not stand in the way of what has just come.
    await shelf.put(request, answer.clone()).catch(() => {});
  }
  return answer;
};

// Networks answer with pages of their own, which must not be kept in the place of a file.
const fits = async (answer) => {
  if (answer.status !== 200 || answer.redirected) return false;
  const { pathname } = new URL(answer.url);
  const type = answer.headers.get("content-type") ?? "";
  if (PAGE.test(pathname)) return type.startsWith("text/html");
  const [, digest] = DIGEST.exec(pathname) ?? [];
  if (!digest) return !type.startsWith("text/html");
  const bytes = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === digest;
};

// Keeps what a page has loaded before this was there, and what it will need to its end. `page` is
// its path, `loaded` the addresses of what it has loaded.
const keepService = async ({ page, loaded }) => {
  const paths = loaded.map((address) => new URL(address).pathname);
  const own = paths.filter((path) => ASSET.test(path) || DIGEST.test(path) || CURRENT.test(path));
  const needed = [...own, ...(await ofService(page, paths))];
  const missing = async (path) => (await find(path)) ?? keep(path);
  await Promise.allSettled([keep(page), ...needed.map(missing)]);
  const shelf = await caches.open(SERVICES);
  const excess = (await shelf.keys()).slice(0, -MOST);
  await Promise.all(excess.map((request) => shelf.delete(request)));
};

// The files of the service that a page shows: its structure, and its texts and the municipality's
// notices in German and in each language that was shown.
const ofService = async (page, paths) => {
  const [, ars, id] = page.split("/");
  if (!ars || !id) return [];
  const services = `/api/v1/services/${id}`;
  const municipality = `/api/v1/municipalities/${ars}`;
  const read = async (path) => ((await find(path)) ?? (await keep(path))).clone().json();
  const { manifest } = await read(services);
  const { settings } = await read(municipality);
  const { notices } = await read(`${municipality}/${settings}`);
  const shown = (tag) => tag === "de" || paths.includes(`${services}/${manifest.texts[tag]}`);
  const tags = Object.keys(manifest.texts).filter(shown);
  const texts = [manifest.texts, manifest.more, manifest.rest];
  const named = (folder, files) => tags.flatMap((tag) => (files[tag] ? [`${folder}/${files[tag]}`] : []));
  return [
    `${services}/${manifest.structure}`,
    ...texts.flatMap((files) => named(services, files)),
    ...named(municipality, notices),
  ];
};
