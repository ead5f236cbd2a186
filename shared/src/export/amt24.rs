//! The XML that the forms of Saxony's service portal (Amt24) hand to specialised procedures:
//! fields in instances of groups, without groups in groups.

use super::data::decimal;
use super::markup::Lines;
use super::{ApplicationHead, berlin};
use crate::kind::{Form, Kind};
use crate::service::{Content, Node, NodeId};
use crate::session::{Key, Place};
use crate::value::Type;
use crate::{Date, Session, Value};

/// The group of what stands in none. No group of a service is called so: those have no capitals.
const OUTSIDE: &str = "mainGroup";

/// The application as the portal writes it:
/// `serviceportal` / `serviceportal-fields` / group / `instance_n` / field, n from 0.
///
/// A group within another is named by its path; what stands in a repeated group has the number of
/// its instance, and an instance within an instance says in `_parent` which one. What is computed
/// and never shown helps the form alone and is left out. Days and times are moments with the legal
/// time in Germany. A file has its name, media type and SHA-256, since the portal's place for the
/// bytes is not this file.
pub fn amt24_xml(head: &ApplicationHead, ars: &str, session: &Session) -> String {
    let mut reader = Reader { session, groups: Vec::new() };
    reader.members(None, OUTSIDE, Key::ROOT, 0, None);
    let service = session.plan().service();
    let form = format!("{ars}:{}:v{}", service.id, service.version);
    let created = head.received.clone().unwrap_or_else(|| berlin::moment(head.day, 0));
    let mut lines = Lines::of_file();
    lines.group("serviceportal", "", |lines| {
        lines.group("metadata", "", |lines| {
            lines.text("formId", &form);
            lines.text("creationDate", &created);
            if !head.submission.is_empty() {
                lines.text("submissionId", &head.submission);
            }
            if let Some(number) = &head.case_number {
                lines.text("caseNumber", number);
            }
        });
        lines.group("serviceportal-fields", "", |lines| {
            for group in reader.groups.iter().filter(|group| !group.instances.is_empty()) {
                lines.group(&group.name, "", |lines| group.write(lines));
            }
        });
    });
    lines.finish()
}

/// A group, with its instances in order.
struct Group {
    name: String,
    /// How many instances there are; those in which nothing was answered are not written.
    count: usize,
    instances: Vec<Instance>,
}

/// An instance of a group.
struct Instance {
    number: usize,
    /// The number of the instance that it stands in.
    around: Option<usize>,
    fields: Vec<(String, Vec<Part>)>,
}

/// What stands in a field.
enum Part {
    Text(String),
    Selected(String),
    File { several: bool, parts: [String; 3] },
}

struct Reader<'a> {
    session: &'a Session,
    groups: Vec<Group>,
}

impl Reader<'_> {
    /// Reads what stands in a group in one instance.
    fn members(
        &mut self,
        group: Option<NodeId>,
        name: &str,
        key: Key,
        number: usize,
        around: Option<usize>,
    ) {
        let plan = self.session.plan().clone();
        let mut fields = Vec::new();
        for node in plan.children(group) {
            let place = Place { instance: key, node: *node };
            let own = plan.node(*node);
            let cell = self.session.cell(place);
            let helps = own.calculate.is_some() && cell.hidden;
            if let (Content::Field(kind), Some(value), true, false) =
                (&own.content, cell.value, cell.relevant, helps)
            {
                fields.push((own.name.clone(), parts(kind, value)));
            }
        }
        if !fields.is_empty() {
            let at = self.group(name);
            if let Some(group) = self.groups.get_mut(at) {
                group.instances.push(Instance { number, around, fields });
            }
        }
        for node in plan.children(group) {
            let place = Place { instance: key, node: *node };
            let Node { content: Content::Group, repeats, .. } = plan.node(*node) else { continue };
            if !self.session.cell(place).relevant {
                continue;
            }
            let path = plan.path(*node);
            match repeats {
                None => self.members(Some(*node), &path, key, number, around),
                Some(_) => {
                    let outer = (key != Key::ROOT).then_some(number);
                    for instance in self.session.instances(place) {
                        let next = self.next(&path);
                        self.members(Some(*node), &path, instance, next, outer);
                    }
                }
            }
        }
    }

    /// The number of a repeated group's next instance.
    fn next(&mut self, name: &str) -> usize {
        let at = self.group(name);
        let Some(group) = self.groups.get_mut(at) else { return 0 };
        group.count += 1;
        group.count - 1
    }

    /// The place of a group, which is made when it is missing.
    fn group(&mut self, name: &str) -> usize {
        self.groups.iter().position(|group| group.name == name).unwrap_or_else(|| {
            self.groups.push(Group { name: name.to_owned(), count: 0, instances: Vec::new() });
            self.groups.len() - 1
        })
    }
}

impl Group {
    fn write(&self, lines: &mut Lines) {
        for instance in &self.instances {
            lines.group(&format!("instance_{}", instance.number), "", |lines| {
                if let Some(around) = instance.around {
                    lines.text("_parent", &around.to_string());
                }
                for (name, parts) in &instance.fields {
                    field(lines, name, parts);
                }
            });
        }
    }
}

fn field(lines: &mut Lines, name: &str, parts: &[Part]) {
    if let [Part::Text(text)] = parts {
        return lines.text(name, text);
    }
    lines.group(name, "", |lines| {
        for part in parts {
            match part {
                Part::Text(text) | Part::Selected(text) => lines.text("selectedValue", text),
                Part::File { several: true, parts } => {
                    lines.group("selectedValue", "", |lines| file(lines, parts));
                }
                Part::File { several: false, parts } => file(lines, parts),
            }
        }
    });
}

fn file(lines: &mut Lines, [hash, media_type, name]: &[String; 3]) {
    lines.text("mimetype", media_type);
    lines.text("filename", name);
    lines.text("sha256", hash);
}

/// A value as the portal writes it.
fn parts(kind: &Kind, value: &Value) -> Vec<Part> {
    let text = match value {
        Value::YesNo(given) => given.to_string(),
        Value::Date(day) => berlin::moment(*day, 0),
        Value::Number(number) => match kind.value_type() {
            Some(Type::Money) => decimal(*number, 2),
            Some(Type::Decimal { places }) => decimal(*number, places),
            _ => number.to_string(),
        },
        Value::Codes(codes) => return codes.iter().cloned().map(Part::Selected).collect(),
        Value::Text(text) => match kind.form() {
            Some(Form::Time { .. }) => Date::new(1970, 1, 1)
                .ok()
                .and_then(|day| Some(berlin::moment(day, minutes(text)?)))
                .unwrap_or_else(|| text.clone()),
            Some(Form::DateTime { .. }) => text
                .split_once('T')
                .and_then(|(day, time)| Some(berlin::moment(day.parse().ok()?, minutes(time)?)))
                .unwrap_or_else(|| text.clone()),
            Some(Form::File { max, .. }) => {
                let several = *max > 1;
                return text.lines().map(|line| identified(line, several)).collect();
            }
            _ => text.clone(),
        },
    };
    vec![Part::Text(text)]
}

/// The minutes since midnight of `HH:MM`.
fn minutes(time: &str) -> Option<i64> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
}

/// What identifies a file, of SHA-256, size, media type and name in one line.
fn identified(line: &str, several: bool) -> Part {
    let mut words = line.splitn(4, ' ').map(str::to_owned);
    let mut next = || words.next().unwrap_or_default();
    let (hash, _, media_type, name) = (next(), next(), next(), next());
    Part::File { several, parts: [hash, media_type, name] }
}
