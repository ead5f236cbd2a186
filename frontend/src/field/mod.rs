//! Fields, one file per kind of control.

mod checkboxes;
mod combobox;
mod date;
mod declaration;
mod files;
mod framed;
mod grouped;
mod information;
mod line;
mod lines;
mod output;
mod radio;
mod signature;
mod wrong;

use std::cell::RefCell;
use std::rc::Rc;

use shared::Value;
use shared::kind::{Form, Kind};
use shared::session::Place;

use crate::application::Application;
use crate::element::{Element, el};
use crate::page;
use crate::press;
use crate::words::Wording;

pub(crate) use framed::problems;
pub(crate) use wrong::{announce, lines_of};

/// The most choices that are shown as radio buttons; longer lists can be searched.
const FEW: usize = 7;

/// A field as its control needs it.
pub(crate) struct Asked {
    application: Application,
    place: Place,
    kind: &'static Kind,
    texts: Wording,
    /// A hint of the assistant's own, behind that of the service; empty where there is none.
    aid: &'static str,
    /// The id of the element that takes the focus.
    id: String,
    autocomplete: &'static str,
    /// What is typed, and the value, as they were when the field was drawn: while it is shown,
    /// the control itself holds what is typed.
    typed: String,
    value: Option<Value>,
}

/// A field that is shown.
pub(crate) type Field = Rc<Asked>;

/// A field, as long as it is asked.
pub(crate) fn field(application: Application, place: Place, kind: &'static Kind) -> Element {
    let node = application.node(place.node);
    let (calculated, preset) = (node.calculate.is_some(), node.default.is_some());
    // A control holds what is typed and is drawn once. Only while nobody has touched it, it is
    // drawn again with each other default.
    // So it is when other codes are offered.
    let drawn = RefCell::new((0_u32, None, 0));
    let states = move || {
        let answer = application.answer(place);
        let closed = calculated || answer.readonly;
        let (version, default, offered) = &mut *drawn.borrow_mut();
        if preset && answer.untouched && *default != answer.value {
            *default = answer.value;
            *version += 2;
        }
        if *offered != answer.offered {
            *offered = answer.offered;
            *version += 2;
        }
        if answer.shown { vec![*version | u32::from(closed)] } else { Vec::new() }
    };
    el("div", "").each(states, move |state| draw(application, place, kind, state & 1 != 0))
}

fn draw(application: Application, place: Place, kind: &'static Kind, closed: bool) -> Element {
    let answer = application.answer(place);
    let texts = application.wording(place.node);
    let words = application.shell.words();
    let aid = match (kind, kind.form()) {
        _ if closed => "",
        // Whatever else is said: nobody must guess when the file itself goes to the office.
        (_, Some(Form::File { .. })) => words.file_hint(),
        _ if texts.hint.is_some() => "",
        (Kind::Choice { .. }, _) if !few(application, kind) => words.combobox_hint(),
        (_, Some(Form::Point)) => words.point_hint(),
        (_, Some(Form::Area { .. })) => words.area_hint(),
        (_, Some(Form::Signature)) => words.signature_hint(),
        _ => "",
    };
    let shown = answer.value.as_ref().map(|value| application.show(kind, value));
    let field = Rc::new(Asked {
        application,
        place,
        kind,
        texts,
        aid,
        id: application.element_id(place),
        autocomplete: application.node(place.node).autocomplete.as_deref().unwrap_or("off"),
        typed: answer.typed.or(shown).unwrap_or_default(),
        value: answer.value,
    });
    let control = match closed && !matches!(kind, Kind::Information) {
        true => output::output(&field),
        false => control(&field),
    };
    el("div", "field")
        .attr_of("data-path", move || Some(application.path(place)))
        .child(control)
        .maybe(framed::help(&field))
}

fn control(field: &Field) -> Element {
    match field.kind {
        Kind::YesNo => radio::radio(field),
        Kind::Choice { .. } if few(field.application, field.kind) => radio::radio(field),
        Kind::Declaration => declaration::declaration(field),
        Kind::Information => information::information(field),
        Kind::MultilineText { .. }
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::Date { .. }
        | Kind::Spelled(_) => later_control(field),
        kind if grouped::group_of(kind).is_some() => later_control(field),
        _ => line::line(field),
    }
}

fn later_control(field: &Field) -> Element {
    let drawn = Rc::clone(field);
    page::await_later(field.application, move |later| later.control(&drawn))
}

/// The control of a kind that few first questions have; reached by way of [`crate::part::Later`] only.
pub(crate) fn later(field: &Field) -> Element {
    match field.kind {
        Kind::MultilineText { max } => lines::lines(field, Some(*max)),
        Kind::Choice { .. } => combobox::combobox(field),
        Kind::Choices { .. } => checkboxes::checkboxes(field),
        Kind::Date { .. } => date::date(field),
        Kind::Spelled(spelled) => match &spelled.form {
            Form::Month { .. } | Form::PartialDate { .. } => date::date(field),
            Form::Area { .. } => lines::lines(field, None),
            Form::File { types, max, .. } => files::files(field, types, *max),
            Form::Signature => signature::signature(field),
            _ => in_groups(field),
        },
        _ => in_groups(field),
    }
}

fn in_groups(field: &Field) -> Element {
    match grouped::group_of(field.kind) {
        Some(size) => grouped::grouped(field, size),
        None => line::line(field),
    }
}

/// Whether the choices are so few that all are shown at once.
fn few(application: Application, kind: &Kind) -> bool {
    match kind {
        Kind::Choice { list } => {
            application.code_list(*list).is_none_or(|list| list.codes.len() <= FEW)
        }
        _ => true,
    }
}

impl Asked {
    /// The codes that can be chosen, with their labels. Outdated ones are there where they were
    /// chosen before; of several choices all that were chosen, so that they can be taken back.
    fn codes(&self) -> Vec<(&'static str, String)> {
        let (Kind::Choice { list } | Kind::Choices { list }) = self.kind else { return Vec::new() };
        let Some(list) = self.application.code_list(*list) else { return Vec::new() };
        let label = |code: &str| self.application.label_of(list, code);
        let node = self.application.node(self.place.node);
        let offered = self.application.answer(self.place).offered;
        let shown = |code: &&String| {
            let offered = node.offers(code, offered);
            let current = !list.outdated.contains(code);
            match &self.value {
                Some(Value::Codes(chosen)) => offered && current || chosen.contains(code),
                Some(Value::Text(chosen)) => offered && (current || chosen == *code),
                _ => offered && current,
            }
        };
        list.codes.iter().filter(shown).map(|code| (code.as_str(), label(code))).collect()
    }

    /// The person has left the field: its problems are shown, and told to screen readers.
    fn leave(&self) {
        let (application, place) = (self.application, self.place);
        press::after(move || {
            application.leave(place);
            application.announce_problems(place);
        });
    }

    fn has_hint(&self) -> bool {
        self.texts.hint.is_some() || !self.aid.is_empty()
    }

    fn give(&self, value: Option<Value>) {
        self.application.give(self.place, value);
    }

    fn type_in(&self, typed: &str) {
        self.application.type_in(self.place, typed);
    }
}

/// Whether an error is shown.
fn faulty(field: &Field) -> impl Fn() -> bool + 'static {
    let (application, place) = (field.application, field.place);
    move || application.shown_problems(place).iter().any(|it| !it.soft)
}

/// The attributes that tell screen readers about hint, problems and whether it is required, and
/// the id.
fn told(field: &Field, control: Element, class: &'static str) -> Element {
    let (application, place) = (field.application, field.place);
    let required = move || application.answer(place).required.then(|| "true".to_owned());
    described(field, invalid(field, control, class).id(&field.id))
        .attr_of("aria-required", required)
}

/// The looks of an error, and `aria-invalid`: browsers have an opinion of their own on an e-mail
/// address that is still being typed.
fn invalid(field: &Field, control: Element, class: &'static str) -> Element {
    let wrong = faulty(field);
    let control = control.class_while(class, faulty(field));
    control.attr_of("aria-invalid", move || Some(wrong().to_string()))
}

/// The ids of what describes the control: hint, what is said of its state, and problems, which
/// are empty while there are none.
fn described(field: &Field, control: Element) -> Element {
    let named = |suffix| [field.id.as_str(), suffix].concat();
    let mut ids = named("-error");
    let counted = matches!(field.kind, Kind::MultilineText { .. });
    if counted || matches!(field.kind.form(), Some(Form::Signature)) {
        ids = named("-state ") + &ids;
    }
    if field.has_hint() {
        ids = named("-hint ") + &ids;
    }
    control.attr("aria-describedby", &ids)
}
