//! What is chosen on the page.

use super::Wanted;
use super::words::Own;
use crate::export::markup::escaped;
use crate::reading::{Frame, Tongue};
use crate::theme::{Theme, ThemeError, Token};

/// A colour with what is wrong with it.
pub(super) type Wrong = (Token, String);

/// The theme of what was entered; else what is wrong with each colour.
pub(super) fn theme(wanted: &Wanted<'_>, own: &Own) -> Result<Theme, Vec<Wrong>> {
    let mut theme = Theme::default();
    let entered = wanted.colours.iter().filter(|(_, entered)| !entered.is_empty());
    let wrong: Vec<Wrong> = entered
        .filter_map(|(token, entered)| {
            theme.set(token.name(), entered).err().map(|_| (*token, own.no_colour.to_owned()))
        })
        .collect();
    let faults = theme.faults().into_iter().filter_map(|fault| match fault {
        ThemeError::Contrast { token, ground, found, needed } => {
            Some((token, own.contrast(token, ground, &found.to_string(), &needed.to_string())))
        }
        _ => None,
    });
    let wrong: Vec<Wrong> = wrong.into_iter().chain(faults).collect();
    if wrong.is_empty() { Ok(theme) } else { Err(wrong) }
}

/// What is wrong, with links to the fields.
pub(super) fn summary(wrong: &[Wrong], own: &Own) -> String {
    let items: String = wrong
        .iter()
        .map(|(token, said)| {
            format!(
                "<li><a class=\"kern-link\" href=\"#{}\">{}: {}</a></li>",
                token.name(),
                escaped(&own.token(*token)),
                escaped(said)
            )
        })
        .collect();
    format!(
        "<div class=\"kern-alert kern-alert--danger\" id=\"summary\" role=\"alert\" \
         tabindex=\"-1\"><div class=\"kern-alert__header\">\
         <span class=\"kern-icon kern-icon--danger\" aria-hidden=\"true\"></span>\
         <h2 class=\"kern-title\">{}</h2></div><div class=\"kern-alert__body\">\
         <ul class=\"kern-list kern-list--bullet\">{items}</ul></div></div>",
        escaped(own.errors)
    )
}

/// The form. It asks the same address again, so that it works without scripts.
pub(super) fn form(frame: &Frame<'_>, wanted: &Wanted<'_>, wrong: &[Wrong], own: &Own) -> String {
    let offers = wanted.offers.iter().map(|offer| {
        let name = format!("{} – {}", offer.title, offer.municipality);
        (offer.key().to_owned(), name, offer == wanted.offer)
    });
    let languages = wanted.languages.iter().map(|tongue| {
        (tongue.tag().to_owned(), tongue.name().to_owned(), *tongue == wanted.language)
    });
    let colours: String =
        wanted.colours.iter().map(|(token, entered)| colour(*token, entered, wrong, own)).collect();
    let stays = match frame.tongue {
        Tongue::GERMAN => String::new(),
        other => format!("<input type=\"hidden\" name=\"lang\" value=\"{}\">", other.tag()),
    };
    format!(
        "<form action=\"/widget\" method=\"get\">{stays}{offer}{language}\
         <fieldset class=\"kern-fieldset\" aria-describedby=\"colours-hint\">\
         <legend class=\"kern-label\">{legend}</legend>\
         <div class=\"kern-hint\" id=\"colours-hint\">{hint}</div>\
         <div class=\"kern-fieldset__body\">{colours}</div></fieldset>\
         <p class=\"actions\"><button class=\"kern-btn kern-btn--primary\" type=\"submit\">\
         <span class=\"kern-label\">{show}</span></button></p></form>",
        offer = choice("offer", own.offer, offers),
        language = choice("language", own.language, languages),
        legend = escaped(own.colours),
        hint = escaped(own.colours_hint),
        show = escaped(own.show),
    )
}

/// A list to choose from: values, what they are called, and whether it is the one that was chosen.
fn choice(name: &str, label: &str, all: impl Iterator<Item = (String, String, bool)>) -> String {
    let options: String = all
        .map(|(value, called, chosen)| {
            let chosen = if chosen { " selected" } else { "" };
            format!("<option value=\"{}\"{chosen}>{}</option>", escaped(&value), escaped(&called))
        })
        .collect();
    format!(
        "<div class=\"field\" data-path=\"{name}\"><div class=\"kern-form-input\">\
         <label class=\"kern-label\" for=\"{name}\">{}</label>\
         <select class=\"kern-form-input__input\" id=\"{name}\" name=\"{name}\">{options}\
         </select></div></div>",
        escaped(label)
    )
}

fn colour(token: Token, entered: &str, wrong: &[Wrong], own: &Own) -> String {
    let name = token.name();
    let wrong = wrong.iter().find(|(faulty, _)| *faulty == token);
    let (around, input, said) = match wrong {
        None => ("", String::new(), String::new()),
        Some((_, said)) => (
            " kern-form-input--error",
            format!(" aria-invalid=\"true\" aria-describedby=\"{name}-error\""),
            format!(
                "<div class=\"problems\" id=\"{name}-error\"><p class=\"kern-error\">\
                 <span class=\"kern-icon kern-icon--danger\" aria-hidden=\"true\"></span>\
                 <span class=\"kern-body\"><span class=\"unseen\">{}</span>{}</span></p></div>",
                escaped(own.error_prefix),
                escaped(said)
            ),
        ),
    };
    let error = if wrong.is_some() { " kern-form-input__input--error" } else { "" };
    format!(
        "<div class=\"field\" data-path=\"{name}\"><div class=\"kern-form-input{around}\">\
         <label class=\"kern-label\" for=\"{name}\">{label}</label>\
         <input class=\"kern-form-input__input short{error}\" id=\"{name}\" name=\"{name}\" \
         type=\"text\" value=\"{value}\" maxlength=\"7\" autocomplete=\"off\" spellcheck=\"false\"\
         {input}>{said}</div></div>",
        label = escaped(&own.token(token)),
        value = escaped(entered),
    )
}
