//! The texts of a service in one language.

use super::macros::fields;
use crate::service::{Link, NodeTexts, ServiceTexts, Texts, TitledText};

fields! { Texts { service, nodes, pages, lists, documents, outcomes } }
fields! { ServiceTexts { title, about, who, ready, duration, fee, deadline, late, after } }
fields! { NodeTexts { label, hint, help, instance, missing, checks } }
fields! { TitledText { title, text, contact, link } }
fields! { Link { text, address } }
