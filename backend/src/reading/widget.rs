//! The page on which the code for another website is made. It depends on what was chosen, so it is
//! made for each request, and nothing of it is kept.

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::Response;
use shared::language::Language;
use shared::reading::widget::{self, Wanted};
use shared::reading::{Frame, Head, Inlined, Offer, Tongue, document};
use shared::theme::Token;

use super::{Reading, made, plain};
use crate::catalogue::Catalogue;
use crate::page::{policy_with, with_form_and_frame, with_style};

/// What the page itself is written in.
const LANGUAGES: [Language; 2] = [Language::De, Language::En];

/// Characters of a colour that are kept to be shown again.
const COLOUR: usize = 40;

/// What a query asks for.
struct Choice {
    offer: String,
    language: Tongue,
    colours: Vec<(Token, String)>,
}

impl Choice {
    /// What is missing is as before anything was chosen.
    fn of(query: &str) -> Self {
        let pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> =
            form_urlencoded::parse(query.as_bytes()).collect();
        let get = |name: &str| {
            let found = pairs.iter().find(|(own, _)| own == name);
            found.map_or("", |(_, value)| value.trim())
        };
        let colours = Token::ALL.map(|token| {
            let entered: String = get(token.name()).chars().take(COLOUR).collect();
            (token, entered)
        });
        Self {
            offer: get("offer").to_owned(),
            language: Tongue::asked(&format!("lang={}", get("language"))),
            colours: colours.into(),
        }
    }

    /// With what there is to choose from; none where there is nothing.
    fn among<'a>(
        &'a self,
        origin: &'a str,
        offers: &'a [Offer],
        languages: &'a [Tongue],
    ) -> Option<Wanted<'a>> {
        let offer = offers.iter().find(|offer| offer.key() == self.offer);
        let offer = offer.or_else(|| offers.first())?;
        let there = languages.contains(&self.language);
        let language = if there { self.language } else { Tongue::GERMAN };
        Some(Wanted { origin, offers, offer, languages, language, colours: &self.colours })
    }
}

impl Reading {
    /// `/widget`: what can be chosen, and the code for it.
    pub(super) fn widget(
        &self,
        catalogue: &Catalogue,
        query: &str,
        tongue: Tongue,
    ) -> Option<Response> {
        let tongues = LANGUAGES.map(|language| Tongue { language, plain: false });
        let tongue = if tongues.contains(&tongue) { tongue } else { Tongue::GERMAN };
        let offers = made::offers(catalogue, tongue);
        let (choice, languages) = (Choice::of(query), self.spoken());
        let wanted = choice.among(&self.origin, &offers, &languages)?;
        let frame = Frame {
            words: self.words(tongue.language)?,
            tongue,
            tongues: &tongues,
            settings: made::alone(catalogue).map(Arc::as_ref),
            service: "",
            instead: None,
            path: &wanted.offer.path,
        };
        let (title, body) = widget::widget(&frame, &wanted);
        let addresses = self.addresses(&frame, "/widget");
        let head = Head { title, about: String::new(), tongue, addresses, assistant: false };
        let inlined = Inlined { style: &self.style, own: widget::STYLE, script: "" };
        let html = document(&self.shell, &head, &body, inlined);
        let policy = with_form_and_frame(&policy_with(&self.style, widget::SCRIPT));
        answered(html, &with_style(&policy, widget::STYLE))
    }

    /// `/widget/preview`: the element alone.
    pub(super) fn preview(&self, catalogue: &Catalogue, query: &str) -> Option<Response> {
        let (choice, languages) = (Choice::of(query), self.spoken());
        let offers = made::offers(catalogue, choice.language);
        let wanted = choice.among(&self.origin, &offers, &languages)?;
        let policy = policy_with(&self.style, widget::SCRIPT);
        answered(widget::preview(&wanted)?, &policy)
    }

    /// All languages that applications may be there in.
    fn spoken(&self) -> Vec<Tongue> {
        let mut tongues = vec![Tongue::GERMAN, Tongue::PLAIN];
        let others = self.words.iter().map(|(language, _)| *language).skip(1);
        tongues.extend(others.map(|language| Tongue { language, plain: false }));
        tongues
    }
}

fn answered(html: String, policy: &str) -> Option<Response> {
    let mut response = plain("text/html; charset=utf-8", html);
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_str(policy).ok()?);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(response)
}
