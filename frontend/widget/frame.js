// Fits the assistant's page into a frame, and tells the page around how high it is and which view it
// shows: nothing that a person has said. Which pages may have it in a frame, the endpoint says.
(() => {
  const tell = (message) => parent.postMessage({ direktantrag: message }, "*");
  const main = () => document.querySelector("main[data-page]")?.dataset.page;
  let height = 0;
  let page;
  const follow = () => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (now !== height) tell({ height: (height = now) });
    if (main() !== page) tell({ page: (page = main()) });
  };
  new ResizeObserver(follow).observe(document.body);
  const changes = { subtree: true, childList: true, attributeFilter: ["data-page"] };
  new MutationObserver(follow).observe(document.body, changes);
})();
