//! Which day it is in Germany.

use js_sys::{Object, Reflect};
use shared::Date;

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

/// A moment (RFC 3339) as people in Germany write day and time.
pub(crate) fn moment(rfc3339: &str, tag: &str) -> String {
    let options = berlin();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    js_sys::Date::new(&rfc3339.into()).to_locale_string(tag, &options).into()
}

fn berlin() -> Object {
    let options = Object::new();
    let _ = Reflect::set(&options, &"timeZone".into(), &"Europe/Berlin".into());
    options
}
