// What a widget keeps: in memory alone, until the page around it is left. The names are those of
// `frontend/boot/store.js`, which keeps what the assistant's own page keeps.

/** Shelves that nothing outlasts, and that no other widget sees. */
export const inMemory = () => {
  const kept = new Map();
  const place = (shelf, key) => `${shelf} ${key}`;
  return {
    get: async (shelf, key) => kept.get(place(shelf, key)),
    put: async (shelf, key, value) => void kept.set(place(shelf, key), value),
    add: async (shelf, key, value) => {
      if (kept.has(place(shelf, key))) throw new Error("there is one");
      kept.set(place(shelf, key), value);
    },
    remove: async (shelf, key) => void kept.delete(place(shelf, key)),
    removeAll: async (shelf, beginning) => {
      const own = place(shelf, beginning);
      for (const at of [...kept.keys()]) if (at.startsWith(own)) kept.delete(at);
    },
    lasting: () => false,
    persist: () => {},
    keepNothing: async () => kept.clear(),
  };
};
