// What a widget is to the assistant in it (`frontend/browser/src/site.rs`). The address, title,
// history and place on the screen of the page around it are not the assistant's: it has its own.

/**
 * A site in a widget: `element` in the page, `html` and `body` in its shadow. It begins at the
 * fragment `hash`, which belongs to the widget alone.
 */
export const siteOf = ({ element, html, body, origin, path, search, hash, reload, tell }) => {
  const followers = [];
  const go = (next) => {
    if (next === hash) return;
    hash = next;
    // As a browser does, after what is under way.
    setTimeout(() => followers.forEach((act) => act()));
  };
  // A link to another view would lead the page around elsewhere.
  const lead = (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  };
  body.addEventListener("click", lead);
  body.addEventListener("auxclick", lead);
  return {
    origin: () => origin,
    path: () => path,
    search: () => search,
    hash: () => hash,
    go,
    follow: (act) => followers.push(act),
    find: (id) => body.getRootNode().getElementById(id),
    body: () => body,
    main: () => "div",
    name: (title, language, direction) => {
      body.setAttribute("aria-label", title);
      Object.assign(html, { lang: language, dir: direction });
      // Landmarks of one name could not be told apart where a page has several widgets.
      setTimeout(() => body.querySelector("section.demo")?.removeAttribute("aria-label"));
    },
    // Only who no longer sees the beginning is brought there.
    rise: () => {
      const { top } = element.getBoundingClientRect();
      if (top < 0 || top > innerHeight) element.scrollIntoView();
    },
    reload: () => reload(hash),
    tell,
  };
};
