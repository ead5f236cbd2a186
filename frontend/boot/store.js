// What stays in this browser: IndexedDB. Texts and files lie there encrypted (AES-GCM) with a key that
// no script can read out. Where the browser keeps nothing, or the person wants nothing kept, all is in memory
// alone, until the page is left.
(() => {
  const NAME = "direktantrag";
  const SHELVES = ["drafts", "submissions", "keys", "files"];
  const SEALING = "sealing";
  const BLOCKED = "blocked";

  // What is in memory alone, by shelf and key; undefined while things are kept.
  let memory;
  try {
    if (sessionStorage[NAME]) memory = new Map();
  } catch {}

  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  let opening;
  const database = () =>
    (opening ??= (async () => {
      const request = indexedDB.open(NAME, 2);
      request.onupgradeneeded = () => {
        const { result } = request;
        for (const shelf of SHELVES) {
          if (!result.objectStoreNames.contains(shelf)) result.createObjectStore(shelf);
        }
      };
      // Other tabs close theirs when asked; one that cannot would have this one wait forever.
      const blocked = new Promise((_, reject) => (request.onblocked = () => reject(BLOCKED)));
      const opened = await Promise.race([settled(request), blocked]);
      const close = () => {
        opened.close();
        opening = undefined;
      };
      opened.onversionchange = close;
      opened.onclose = close;
      return opened;
    })());

  // One request to a shelf, synced to disk where the browser can. For a draft, of which the next
  // version follows with the next key, that would take too long.
  const ask = async (mode, shelf, act) => {
    const durability = shelf === "drafts" ? "relaxed" : "strict";
    const transaction = (await database()).transaction(shelf, mode, { durability });
    const committed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([settled(act(transaction.objectStore(shelf))), committed]);
    return result;
  };
  const read = (shelf, key) => ask("readonly", shelf, (store) => store.get(key));
  const write = (shelf, act) => ask("readwrite", shelf, act);

  // The key that all is encrypted with. Another tab may make one at the same moment: the first
  // that is kept counts.
  let sealing;
  const key = () =>
    (sealing ??= (async () => {
      const found = await read("keys", SEALING);
      if (found) return found;
      const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      await write("keys", (store) => store.add(made, SEALING)).catch(() => {});
      return read("keys", SEALING);
    })());

  const seal = async (value) => {
    const text = typeof value === "string";
    if (!text && !(value instanceof Uint8Array)) return value;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = text ? new TextEncoder().encode(value) : value;
    return { iv, text, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), bytes) };
  };

  const unseal = async (value) => {
    if (!value?.sealed) return value;
    const { iv, text, sealed } = value;
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), sealed);
    return text ? new TextDecoder().decode(bytes) : new Uint8Array(bytes);
  };

  // Where this fails nothing can be kept: from then on all is in memory.
  const ready = async () => {
    if (!memory)
      await key().then((found) => found || Promise.reject()).catch((error) => {
        // What is kept can be read once other tabs are closed.
        if (error !== BLOCKED) memory = new Map();
      });
  };

  // One thing after the other, so that what was kept last is what stays.
  let last = ready();
  const inTurn = (act) => (last = last.then(act, act));

  const place = (shelf, key) => `${shelf} ${key}`;
  const add = (shelf, key, value) =>
    inTurn(async () => {
      if (!memory) {
        const lies = await seal(value);
        await write(shelf, (store) => store.add(lies, key));
      } else if (memory.has(place(shelf, key))) {
        throw new Error("there is one");
      } else {
        memory.set(place(shelf, key), value);
      }
    });

  // What waits to be put, by its place: only the newest of it counts.
  const waiting = new Map();
  const put = (shelf, key, value) => {
    const at = place(shelf, key);
    const next = waiting.get(at);
    if (next) {
      next.value = value;
      return next.done;
    }
    const own = { value };
    waiting.set(at, own);
    own.done = inTurn(async () => {
      waiting.delete(at);
      if (memory) return memory.set(at, own.value);
      const lies = await seal(own.value);
      return write(shelf, (store) => store.put(lies, key));
    });
    return own.done;
  };

  const forget = async () => {
    memory ??= new Map();
    (await opening?.catch(() => {}))?.close();
    opening = sealing = undefined;
    await settled(indexedDB.deleteDatabase(NAME)).catch(() => {});
    const names = await globalThis.caches?.keys().catch(() => {});
    for (const name of names ?? []) await caches.delete(name).catch(() => {});
    const workers = await navigator.serviceWorker?.getRegistrations();
    for (const worker of workers ?? []) await worker.unregister();
  };

  // The keys of what is kept for a service and for each of its drafts, or of all, in order.
  const keys = (shelf, service) =>
    inTurn(async () => {
      const all = memory
        ? [...memory.keys()].sort().map((at) => at.split(`${shelf} `)[1])
        : await ask("readonly", shelf, (store) => store.getAllKeys());
      return all.filter((key) => key && (!service || `${key}/`.startsWith(`${service}/`)));
    });

  // A key for another draft of a service: by when it was begun, so that keys are in that order. None goes
  // on like the digest of a file.
  const fresh = (service) =>
    `${service}/n${Date.now().toString(36)}${crypto.getRandomValues(new Uint32Array(2)).join("")}`;

  // The draft of a service that this tab is about; another one where it is given.
  const tab = (service, key) => {
    try {
      const at = `${NAME} ${service}`;
      if (key) sessionStorage[at] = key;
      return sessionStorage[at];
    } catch {
      return key;
    }
  };

  const tabs = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
  if (tabs) tabs.onmessage = () => location.reload();

  globalThis.shelves = {
    get: (shelf, key) => inTurn(async () => (memory ? memory.get(place(shelf, key)) : unseal(await read(shelf, key)))),
    put,
    add,
    remove: (shelf, key) =>
      inTurn(() => (memory ? memory.delete(place(shelf, key)) : write(shelf, (store) => store.delete(key)))),
    keys,
    fresh,
    tab,
    // The key of the draft or submission to go on with: the one that this tab is about, or else the only
    // draft, or what was submitted last; where there are several drafts that of a new one. Also whether
    // there are drafts, and whether anything is kept. Drafts whose time is over go before.
    choice: async (service) => {
      if ((await keys("drafts")).length) await globalThis.loadPart().then((part) => part.sweep()).catch(() => {});
      const signed = await keys("submissions", service);
      const drafts = await keys("drafts", service);
      const open = drafts.filter((key) => !signed.includes(key));
      const key = tab(service) ?? (open[1] ? "" : (open[0] ?? signed.at(-1)));
      return [tab(service, key || fresh(service)), drafts.length > 0, drafts.concat(signed).length > 0];
    },
    // Removes all whose keys begin like this.
    removeAll: (shelf, beginning) =>
      inTurn(async () => {
        const own = place(shelf, beginning);
        if (memory) return [...memory.keys()].filter((at) => at.startsWith(own)).forEach((at) => memory.delete(at));
        return write(shelf, (store) => store.delete(IDBKeyRange.bound(beginning, `${beginning}\uffff`)));
      }),
    // Whether what is put there outlasts this page.
    lasting: () => !memory,
    // Asks the browser not to forget by itself what lies here.
    persist: () => navigator.storage?.persist?.().catch(() => {}),
    // Erases everything that lies here; from now on, in this tab, nothing is kept.
    keepNothing: async () => {
      // Whatever could not be erased: this tab keeps nothing, and the others are told.
      await inTurn(forget).catch(() => {});
      try {
        Object.keys(sessionStorage).forEach((at) => at.startsWith(NAME) && delete sessionStorage[at]);
        sessionStorage[NAME] = "keeps nothing";
      } catch {}
      tabs?.postMessage("");
    },
  };
})();
