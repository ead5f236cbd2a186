// What cannot be read as the page is shown now: a list of complaints.
const [still, large] = arguments;
const root = document.documentElement;
const found = [];
const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);
const complain = (what, ...elements) => found.push([what, ...elements.map(told)].join(" | "));

// What only screen readers read, what is not shown, and the layer of an open list are left out.
const shown = (element) => element.checkVisibility({ visibilityProperty: true })
    && !element.closest(".unseen:not(:focus), .skip:not(:focus), [role=listbox], [hidden]");

if (root.scrollWidth > root.clientWidth) {
    complain(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`, root);
}

const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !shown(element)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    // Twice the size of the smallest text that is easy to read.
    if (large && size < 24) complain(`does not grow: ${size} px`, element);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        if (box.right > root.clientWidth + 1 || box.left < -1) complain("outside", element);
        // Lines may be closer than letters are high.
        const middle = (box.top + box.bottom) / 2;
        lines.push({ element, left: box.left, right: box.right,
            top: middle - size * 0.4, bottom: middle + size * 0.4 });
    }
}

lines.forEach((one, at) => lines.slice(at + 1).forEach((other) => {
    if (one.element === other.element) return;
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (wide > 2 && high > 2) complain("one over the other", one.element, other.element);
}));

for (const element of document.querySelectorAll("body *")) {
    if (!shown(element) || /^(INPUT|TEXTAREA|CANVAS)$/.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    const cut = (axis) => /hidden|clip/.test(style[`overflow${axis}`]);
    if (cut("X") && element.scrollWidth > element.clientWidth + 1
        || cut("Y") && element.scrollHeight > element.clientHeight + 1) {
        complain("cut off", element);
    }
    if (still && (style.animationName !== "none"
        || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0)
            && style.transitionProperty !== "none")) {
        complain("moves", element);
    }
}
return found;
