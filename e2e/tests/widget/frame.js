// Lets each frame with an application be as high as what it shows, and shows where a view begins.
addEventListener("message", ({ source, origin, data }) => {
  for (const frame of document.querySelectorAll("iframe[data-direktantrag]")) {
    if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
    const { height, page } = data?.direktantrag ?? {};
    if (height) frame.style.height = `${height}px`;
    if (page && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  }
});
