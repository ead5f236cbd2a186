// What a widget keeps, by the same means as the assistant's own page (`frontend/boot/store.js`, which
// the build puts in place of `keep`): in memory alone, or, where the municipality allows drafts there,
// in a database of its own at the origin of the page around. Nothing else of that origin is touched.

/** The shelves of one widget, which find the part that signs and sends in `loadPart` beside them. */
export const shelvesOf = (lasting) => {
  const own = {};
  // Whether nothing is to be kept, as the assistant's own page notes it for its tab.
  const tab = lasting ? {} : { direktantrag: "keeps nothing" };
  const { indexedDB, navigator } = globalThis;
  // Caches and workers there are the page's, and it is not ours to load it anew.
  keep(own, tab, indexedDB, { storage: navigator.storage }, {}, { reload: () => {} });
  return own;
};
