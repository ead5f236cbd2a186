//! The picture of a form process: a spine of pages from top to bottom, what is passed over at its
//! left, early ends at its right. A layer for each step; nothing crosses a box.

use super::svg::{Anchor, Drawing, LINE, count, wrapped};

/// What is drawn.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) start: String,
    pub(super) steps: Vec<Step>,
    /// What follows the last page.
    pub(super) ends: Vec<String>,
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
}

/// A page.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) branch: Option<Branch>,
    pub(super) exits: Vec<Exit>,
}

/// A condition before a page.
#[derive(Debug)]
pub(super) struct Branch {
    pub(super) name: String,
    pub(super) condition: String,
}

/// An outcome that ends the way after a page.
#[derive(Debug)]
pub(super) struct Exit {
    pub(super) title: String,
    /// The condition alone.
    pub(super) when: String,
    /// The condition as the picture says it.
    pub(super) shown: String,
}

const SPINE: i64 = 240;
const BOX: i64 = 300;
const SIDE: i64 = 470;
const SIDE_BOX: i64 = 380;
const WIDTH: i64 = SIDE + SIDE_BOX + 20;
const GAP: i64 = 34;
const LANE: i64 = 40;
const DIAMOND: [i64; 2] = [84, 48];

/// The drawing.
pub(super) fn draw(flow: &Flow, title: &str, description: &str) -> String {
    let mut drawing = Drawing::default();
    let mut y = 16;
    let mut open: Option<i64> = None;
    end_box(&mut drawing, "end", &mut y, &flow.start);
    for step in &flow.steps {
        if let Some(branch) = &step.branch {
            let middle = enter(&mut drawing, y, open.take(), GAP) + DIAMOND[1] / 2;
            drawing.diamond([SPINE, middle], DIAMOND, &branch.name);
            let lines = wrapped(&branch.condition, SIDE_BOX + SIDE - SPINE - 70);
            let tall = LINE * count(&lines);
            let top = (middle - tall / 2).max(middle - DIAMOND[1] / 2);
            drawing.lines(Anchor::Start, [SPINE + DIAMOND[0] / 2 + 14, top], &lines, "small");
            drawing.lines(
                Anchor::Middle,
                [SPINE - DIAMOND[0] / 2 - 18, middle - LINE],
                &[flow.no.to_owned()],
                "small",
            );
            y = middle + DIAMOND[1] / 2;
            let below = (top + tall).max(y);
            drawing.lines(Anchor::Start, [SPINE + 8, y + 4], &[flow.yes.to_owned()], "small");
            // The box of the page begins below the condition's text.
            let room = GAP.max(below - y + 12);
            y = enter(&mut drawing, y, None, room);
            let from = [SPINE - DIAMOND[0] / 2, middle];
            let bottom = page(&mut drawing, y, step);
            y = bottom;
            open = Some(bottom);
            // Around the page, back onto the spine below it.
            let back = bottom + GAP / 2;
            drawing.line(from, [LANE, middle], "way");
            drawing.line([LANE, middle], [LANE, back], "way");
            drawing.arrow(&[[LANE, back], [SPINE, back]], false);
        } else {
            y = enter(&mut drawing, y, open.take(), GAP);
            y = page(&mut drawing, y, step);
        }
    }
    for (index, end) in flow.ends.iter().enumerate() {
        y = enter(&mut drawing, y, open.take(), GAP);
        let class = if index + 1 == flow.ends.len() { "end" } else { "page" };
        end_box(&mut drawing, class, &mut y, end);
    }
    drawing.finish("flow", [WIDTH, y + 16], title, description)
}

/// The way from the element that ends at `y` down to the next; where a detour comes back, longer.
fn enter(drawing: &mut Drawing, y: i64, detour: Option<i64>, gap: i64) -> i64 {
    let gap = if detour.is_some() { gap + GAP / 2 } else { gap };
    drawing.arrow(&[[SPINE, y], [SPINE, y + gap]], false);
    y + gap
}

fn end_box(drawing: &mut Drawing, class: &str, y: &mut i64, text: &str) {
    let lines = wrapped(text, BOX - 30);
    let tall = LINE * count(&lines) + 18;
    drawing.boxed(class, [SPINE - BOX / 2, *y, BOX, tall], &lines);
    *y += tall;
}

/// A page with its early ends beside; where both end.
fn page(drawing: &mut Drawing, y: i64, step: &Step) -> i64 {
    let mut lines = wrapped(&step.title, BOX - 24);
    lines.extend(step.notes.iter().flat_map(|note| wrapped(note, BOX - 24)));
    let exits: Vec<Vec<String>> = step
        .exits
        .iter()
        .map(|exit| wrapped(&format!("{}\n{}", exit.title, exit.shown), SIDE_BOX - 30))
        .collect();
    let side: i64 = exits.iter().map(|lines| LINE * count(lines) + 18 + 12).sum::<i64>() - 12;
    let tall = (LINE * count(&lines) + 20).max(side);
    drawing.boxed("page", [SPINE - BOX / 2, y, BOX, tall], &lines);
    let mut top = y;
    for lines in &exits {
        let height = LINE * count(lines) + 18;
        let middle = top + height / 2;
        drawing.arrow(&[[SPINE + BOX / 2, middle], [SIDE, middle]], false);
        drawing.boxed("outcome", [SIDE, top, SIDE_BOX, height], lines);
        top += height + 12;
    }
    y + tall
}
