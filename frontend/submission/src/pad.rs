//! A pad to sign on, by mouse, pen or finger.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use shared::kind::{MOST_POINTS, SIGNATURE_HEIGHT, SIGNATURE_WIDTH};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Event, HtmlCanvasElement, PointerEvent};

/// How far a pointer must move before another point is kept, in units of the picture.
const STEP: u16 = 3;

/// What is being drawn.
struct Drawing {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    strokes: Vec<Vec<(u16, u16)>>,
    /// Whether the pointer is down.
    down: bool,
}

/// Lets people draw; after each stroke `drawn` gets the path. The event `wipe` empties the pad.
pub(super) fn pad(canvas: HtmlCanvasElement, path: &str, drawn: Function) -> Option<()> {
    canvas.set_width(u32::from(SIGNATURE_WIDTH));
    canvas.set_height(u32::from(SIGNATURE_HEIGHT));
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.set_line_width(3.0);
    context.set_line_cap("round");
    context.set_line_join("round");
    context.set_stroke_style_str("#00174a");
    let drawing = Drawing { canvas: canvas.clone(), context, strokes: read(path), down: false };
    drawing.draw();
    let drawing = Rc::new(RefCell::new(drawing));
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "wipe"] {
        let (drawing, drawn) = (Rc::clone(&drawing), drawn.clone());
        let act = move |event: Event| {
            let ended = drawing.try_borrow_mut().is_ok_and(|mut drawing| drawing.take(&event));
            if ended {
                let path = drawing.borrow().path();
                let _ = drawn.call1(&JsValue::UNDEFINED, &path.into());
            }
        };
        let listener = Closure::<dyn FnMut(Event)>::new(act).into_js_value();
        canvas.add_event_listener_with_callback(name, listener.unchecked_ref()).ok()?;
    }
    Some(())
}

/// The strokes of a path as answers have it.
fn read(path: &str) -> Vec<Vec<(u16, u16)>> {
    let points = |stroke: &str| {
        let numbers: Vec<u16> =
            stroke.split(' ').filter_map(|number| number.parse().ok()).collect();
        numbers.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect()
    };
    path.split('M').skip(1).map(points).filter(|stroke: &Vec<_>| !stroke.is_empty()).collect()
}

impl Drawing {
    /// Takes an event; whether the drawing may have changed.
    fn take(&mut self, event: &Event) -> bool {
        match event.type_().as_str() {
            "wipe" => {
                self.strokes.clear();
                self.draw();
                false
            }
            "pointerdown" => {
                event.prevent_default();
                if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
                    // The stroke goes on beyond the border.
                    let _ = self.canvas.set_pointer_capture(pointer.pointer_id());
                    self.down = true;
                    self.strokes.push(Vec::new());
                    self.point(pointer);
                }
                false
            }
            "pointermove" if self.down => {
                event.dyn_ref().into_iter().for_each(|pointer| self.point(pointer));
                false
            }
            "pointermove" => false,
            name => {
                // Browsers may tell of the last way only with the end of the stroke.
                if name == "pointerup" && self.down {
                    event.dyn_ref().into_iter().for_each(|pointer| self.point(pointer));
                }
                std::mem::take(&mut self.down)
            }
        }
    }

    fn point(&mut self, pointer: &PointerEvent) {
        let scaled = |at: i32, shown: i32, whole: u16| {
            let at = i64::from(at) * i64::from(whole) / i64::from(shown.max(1));
            u16::try_from(at.clamp(0, i64::from(whole))).unwrap_or(whole)
        };
        let (width, height) = (self.canvas.client_width(), self.canvas.client_height());
        let point = (
            scaled(pointer.offset_x(), width, SIGNATURE_WIDTH),
            scaled(pointer.offset_y(), height, SIGNATURE_HEIGHT),
        );
        let count: usize = self.strokes.iter().map(Vec::len).sum();
        let Some(stroke) = self.strokes.last_mut() else { return };
        let near =
            |last: &(u16, u16)| last.0.abs_diff(point.0) < STEP && last.1.abs_diff(point.1) < STEP;
        if count < MOST_POINTS && !stroke.last().is_some_and(near) {
            stroke.push(point);
            self.draw();
        }
    }

    fn draw(&self) {
        let (width, height) = (f64::from(SIGNATURE_WIDTH), f64::from(SIGNATURE_HEIGHT));
        self.context.clear_rect(0.0, 0.0, width, height);
        self.context.begin_path();
        for stroke in &self.strokes {
            for (at, (x, y)) in stroke.iter().enumerate() {
                let (x, y) = (f64::from(*x), f64::from(*y));
                if at == 0 {
                    self.context.move_to(x, y);
                }
                self.context.line_to(x, y);
            }
        }
        self.context.stroke();
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for stroke in self.strokes.iter().filter(|stroke| !stroke.is_empty()) {
            let points: Vec<String> =
                stroke.iter().map(|(x, y)| [x.to_string(), y.to_string()].join(" ")).collect();
            path.push('M');
            path.push_str(&points.join(" "));
        }
        path
    }
}
