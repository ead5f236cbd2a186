//! Which registers could fill in an answer (Once-Only, § 5 EGovG). Whether a register may be
//! asked is a question of law for each service; here is only what it holds.

use std::collections::BTreeMap;

use serde::Serialize;
use shared::service::{Content, Node};

use super::counts::{is_question, name};
use crate::version::Version;

/// A register (Register).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Melderegister, § 3 BMG: names, birth, addresses, nationalities.
    Residents,
    /// Personenstandsregister, § 3 PStG: births, marriages, deaths.
    CivilStatus,
    /// Handelsregister and the like, § 8 HGB: who a company is.
    Companies,
    /// Gewerberegister, § 14 GewO: who carries on which trade.
    Trades,
    /// IdNr-Datenbank and USt-IdNr, §§ 139b AO, 27a UStG.
    TaxNumbers,
    /// Bundeszentralregister, § 3 BZRG: convictions.
    Convictions,
    /// Zentrales Fahrzeugregister, § 31 StVG.
    Vehicles,
    /// Zentrales Fahrerlaubnisregister, § 48 StVG.
    DrivingLicences,
    /// Ausländerzentralregister, § 2 AZRG.
    Foreigners,
    /// Liegenschaftskataster and Grundbuch, § 1 GBO.
    Land,
}

/// What a register could fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prefill {
    /// The register.
    pub register: Register,
    /// The fields, by path.
    pub fields: Vec<String>,
}

/// Registers by HTML autocomplete tokens.
const TOKENS: [(&str, Register); 9] = [
    ("given-name", Register::Residents),
    ("additional-name", Register::Residents),
    ("family-name", Register::Residents),
    ("bday", Register::Residents),
    ("sex", Register::Residents),
    ("street-address", Register::Residents),
    ("address-line1", Register::Residents),
    ("postal-code", Register::Residents),
    ("organization", Register::Companies),
];

/// Registers by parts of a kind's name.
const KINDS: [(&str, Register); 6] = [
    ("licence-plate", Register::Vehicles),
    ("tax", Register::TaxNumbers),
    ("vat", Register::TaxNumbers),
    ("register-entry", Register::Companies),
    ("nationality", Register::Residents),
    ("business", Register::TaxNumbers),
];

/// Registers by words in the field's own name, English and German.
const WORDS: [(&str, Register); 25] = [
    ("given_name", Register::Residents),
    ("family_name", Register::Residents),
    ("birth_name", Register::Residents),
    ("birth_place", Register::Residents),
    ("nationality", Register::Residents),
    ("staatsangehoerigkeit", Register::Residents),
    ("vorname", Register::Residents),
    ("familienname", Register::Residents),
    ("marriage", Register::CivilStatus),
    ("marital_status", Register::CivilStatus),
    ("familienstand", Register::CivilStatus),
    ("legal_form", Register::Companies),
    ("rechtsform", Register::Companies),
    ("commercial_register", Register::Companies),
    ("trade_licence", Register::Trades),
    ("gewerbe", Register::Trades),
    ("conviction", Register::Convictions),
    ("fuehrungszeugnis", Register::Convictions),
    ("number_plate", Register::Vehicles),
    ("kennzeichen", Register::Vehicles),
    ("driving_licence", Register::DrivingLicences),
    ("fuehrerschein", Register::DrivingLicences),
    ("residence_permit", Register::Foreigners),
    ("land_parcel", Register::Land),
    ("flurstueck", Register::Land),
];

pub(super) fn could_fill(version: &Version) -> Vec<Prefill> {
    let mut found: BTreeMap<Register, Vec<String>> = BTreeMap::new();
    for node in version.plan.order() {
        let own = version.plan.node(*node);
        if let Some(register) = register(own).filter(|_| is_question(own)) {
            found.entry(register).or_default().push(version.plan.path(*node));
        }
    }
    let prefill = |(register, mut fields): (Register, Vec<String>)| {
        fields.sort();
        Prefill { register, fields }
    };
    found.into_iter().map(prefill).collect()
}

fn register(node: &Node) -> Option<Register> {
    let Content::Field(kind) = &node.content else { return None };
    let token = node.autocomplete.as_deref().and_then(|token| {
        TOKENS.iter().find(|(known, _)| *known == token).map(|(_, register)| *register)
    });
    let kind = name(kind);
    let of_kind = || KINDS.iter().find(|(part, _)| kind.contains(part)).map(|(_, own)| *own);
    let of_name = || WORDS.iter().find(|(word, _)| node.name.contains(word)).map(|(_, own)| *own);
    token.or_else(of_kind).or_else(of_name)
}
