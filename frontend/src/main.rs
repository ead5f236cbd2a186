//! The citizen's assistant of Direktantrag: fills one service in, in the browser.
//!
//! It draws what [`shared::Session`] says and knows no rule of its own.

mod application;
mod day;
mod draft;
mod element;
mod field;
mod load;
mod navigation;
mod page;
mod part;
mod press;
mod reading;
mod shell;
mod spelling;
mod submission;
mod visit;
mod words;

fn main() {
    leptos::mount::mount_to(browser::site::body(), page::assistant).forget();
}
