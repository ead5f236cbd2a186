//! Which day it is in Germany.

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Object, Reflect};
use shared::Date;
use wasm_bindgen::JsValue;

/// Today in Europe/Berlin, wherever the device is; in UTC where the browser knows no zones.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    // Swedish writes days as ISO 8601 does.
    let local = String::from(now.to_locale_date_string("sv-SE", &berlin()));
    local.parse().ok().or_else(|| {
        let utc = String::from(now.to_iso_string());
        utc.get(..10)?.parse().ok()
    })
}

/// A moment (RFC 3339) as the browser writes day and time of Germany in a language. Digits are
/// those that offices here read; browsers that do not know a language write German.
pub(crate) fn moment(rfc3339: &str, tag: &str) -> String {
    written(rfc3339, tag, &[("dateStyle", "long"), ("timeStyle", "short")])
}

/// The same of a time in milliseconds since 1970.
pub(crate) fn time(milliseconds: u64, tag: &str) -> String {
    moment(&iso(milliseconds), tag)
}

/// The day of a time in milliseconds since 1970, written in the same way.
pub(crate) fn day(milliseconds: u64, tag: &str) -> String {
    written(&iso(milliseconds), tag, &[("dateStyle", "long")])
}

/// A time in milliseconds since 1970, to the minute; empty after the year 9999.
fn iso(milliseconds: u64) -> String {
    let days = i64::try_from(milliseconds / 86_400_000).unwrap_or_default();
    let Ok(day) = Date::from_days_since_epoch(days) else { return String::new() };
    let minutes = milliseconds / 60_000 % 1440;
    let pad = |number: u64| {
        let text = number.to_string();
        if text.len() < 2 { ["0", &text].concat() } else { text }
    };
    [&day.to_string(), "T", &pad(minutes / 60), ":", &pad(minutes % 60), ":00Z"].concat()
}

fn written(rfc3339: &str, tag: &str, style: &[(&str, &str)]) -> String {
    let options = berlin();
    for (name, value) in style {
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let locales = Array::of2(&[tag, "-u-nu-latn"].concat().into(), &"de".into());
    let format = DateTimeFormat::new(&locales, &options).format();
    let written = format.call1(&JsValue::UNDEFINED, &js_sys::Date::new(&rfc3339.into()));
    written.ok().and_then(|written| written.as_string()).unwrap_or_default()
}

fn berlin() -> Object {
    let options = Object::new();
    let _ = Reflect::set(&options, &"timeZone".into(), &"Europe/Berlin".into());
    options
}
