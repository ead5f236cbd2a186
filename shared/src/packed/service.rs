//! The structure of a service.

use super::macros::{fields, one_of, one_with};
use super::{Packed, Unpacking};
use crate::service::{
    Basis, Check, CodeList, Content, Document, Insertion, Node, NodeId, Offered, Outcome,
    OutcomeKind, Page, Parameter, Repeats, Service,
};
use crate::settings::ParameterValue;
use crate::value::Type;

fields! { Service {
    id, version, leika, languages, parameters, lists, nodes, pages, documents, outcomes, fee,
    deadline, insertions,
} }

fields! { Insertion { value, kind } }
fields! { Parameter { name, value, default, min, max } }
fields! { CodeList { id, codes, outdated, terms, version } }
fields! { Page { id, shows, relevant } }
fields! { Document { id, relevant } }
fields! { Outcome { id, when, kind } }

one_of! { OutcomeKind { Eligible = 0, NotNeeded = 1, OtherOffice = 2, ComeInPerson = 3 } }

fields! { Node {
    name, parent, content, repeats, relevant, required, readonly, hidden, calculate, default,
    checks, offered, basis, autocomplete, fim,
} }

one_with! { Content else Self::Group, { 0 = Group, 1 = Field(kind) } }

fields! { Repeats { min, max } }
fields! { Check { id, holds, soft } }
fields! { Offered { codes, when } }
fields! { Basis { text, link } }

one_with! { Type else Self::YesNo, {
    0 = YesNo,
    1 = Integer,
    2 = Money,
    3 = Text,
    4 = Date,
    5 = Codes,
    6 = Decimal { places },
    7 = Month,
    8 = PartialDate,
    9 = Time,
    10 = DateTime,
    11 = Opaque,
} }

one_with! { ParameterValue else Self::YesNo(false), {
    0 = YesNo(value),
    1 = Number(value),
    2 = Text(value),
} }

impl Packed for NodeId {
    fn pack(&self, into: &mut Vec<u8>) {
        self.0.pack(into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        Self(from.take())
    }
}
