//! Keeping in its place what a person looks at, while something above it becomes shorter.

use std::cell::Cell;

use leptos::prelude::{on_cleanup, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ResizeObserver, css};

use crate::element::Element;

/// Scrolls by as much as the piece becomes shorter above what is seen. Browsers do so themselves
/// (CSS Scroll Anchoring), but for WebKit.
pub(crate) fn steady(piece: &Element) {
    if css::supports_with_value("overflow-anchor", "auto").unwrap_or(true) {
        return;
    }
    let (node, before) = (piece.node().clone(), Cell::new(0));
    let follow = move || {
        let height = node.client_height();
        let longer = height.saturating_sub(before.replace(height));
        if longer < 0 && node.get_bounding_client_rect().top() < 0.0 {
            window().scroll_by_with_x_and_y(0.0, f64::from(longer));
        }
    };
    // Collected together with the observer.
    let follow = Closure::<dyn Fn()>::new(follow).into_js_value();
    if let Ok(observer) = ResizeObserver::new(follow.unchecked_ref()) {
        observer.observe(piece.node());
        on_cleanup(move || observer.disconnect());
    }
}
