//! The analysis as people read it.

use super::{Analysis, Hindrance, Register};

pub(super) fn words(analysis: &Analysis) -> String {
    let Analysis { id, version, counts, ways, complexity, registers, obstacles } = analysis;
    let mut text = format!("{id} {version}\n\nwhat is asked\n");
    let mut line = |name: &str, value: String| text.push_str(&format!("  {name:<36} {value}\n"));
    line("questions (Fragen)", counts.questions.to_string());
    line("  always required (Pflichtangaben)", counts.needed.always.to_string());
    line("  required in some cases", counts.needed.sometimes.to_string());
    line("  optional (freiwillig)", counts.needed.never.to_string());
    line("groups (Datenfeldgruppen)", counts.groups.to_string());
    line("repeated groups", counts.repeated.to_string());
    line("pages (Formularseiten)", counts.pages.to_string());
    line("conditions (Verzweigungen)", counts.conditions.to_string());
    line("checks (Prüfregeln)", counts.checks.to_string());
    line("calculations (Berechnungen)", counts.calculations.to_string());
    let always = counts.documents_always;
    line("documents (Nachweise)", format!("{}, {always} of them always", counts.documents));
    line("outcomes (Vorprüfung)", counts.outcomes.to_string());
    line("parameters (Kommunale Werte)", counts.parameters.to_string());
    line("code lists (Codelisten)", format!("{} with {} codes", counts.lists, counts.codes));
    text.push_str("\nfields by kind\n");
    for (kind, count) in &counts.kinds {
        text.push_str(&format!("  {kind:<36} {count}\n"));
    }
    text.push_str("\nthe way, one entry in each repeated group\n");
    text.push_str(&format!("  at least {} and at most {} questions", ways.shortest, ways.longest));
    if let Some(early) = ways.early_end {
        text.push_str(&format!(", an early end after {early} at the least"));
    }
    text.push_str(&format!("\n\ncomplexity (Komplexität): {}\n", complexity.total));
    for (name, points) in [
        ("questions, 1 each", complexity.questions),
        ("conditions, 2 each", complexity.conditions),
        ("checks and calculations, 2 each", complexity.rules),
        ("repeated groups, 5 each", complexity.repeated),
        ("documents, 3 each", complexity.documents),
        ("outcomes, 2 each", complexity.outcomes),
        ("parameters, 1 each", complexity.parameters),
    ] {
        text.push_str(&format!("  {name:<36} {points}\n"));
    }
    text.push_str("\nregisters that could fill in something (Registerabruf)\n");
    if registers.is_empty() {
        text.push_str("  none was recognised\n");
    }
    for prefill in registers {
        text.push_str(&format!("  {}\n", register(prefill.register)));
        for field in &prefill.fields {
            text.push_str(&format!("    {field}\n"));
        }
    }
    text.push_str("\nwhat speaks against a digital handling (Digitalisierungshemmnisse)\n");
    if obstacles.is_empty() {
        text.push_str("  nothing was found in definition and texts\n");
    }
    for obstacle in obstacles {
        text.push_str(&format!("  {}: {}\n", hindrance(obstacle.hindrance), obstacle.at));
    }
    text
}

fn register(register: Register) -> &'static str {
    match register {
        Register::Residents => "register of residents (Melderegister, § 3 BMG)",
        Register::CivilStatus => "civil status registers (Personenstandsregister, § 3 PStG)",
        Register::Companies => "register of companies (Handelsregister, § 8 HGB)",
        Register::Trades => "register of trades (Gewerberegister, § 14 GewO)",
        Register::TaxNumbers => "tax numbers (§ 139b AO, § 27a UStG)",
        Register::Convictions => "register of convictions (Bundeszentralregister, § 3 BZRG)",
        Register::Vehicles => "register of vehicles (Zentrales Fahrzeugregister, § 31 StVG)",
        Register::DrivingLicences => {
            "register of driving licences (Fahrerlaubnisregister, § 48 StVG)"
        }
        Register::Foreigners => "register of foreigners (Ausländerzentralregister, § 2 AZRG)",
        Register::Land => "land registers (Liegenschaftskataster, Grundbuch)",
    }
}

fn hindrance(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::InPerson => "somebody must come in person (persönliches Erscheinen)",
        Hindrance::Originals => "originals or certified copies (Originale, Beglaubigungen)",
        Hindrance::WrittenForm => "written form is prescribed (Schriftform, § 3a VwVfG)",
        Hindrance::Signature => "a signature is wanted (Unterschrift)",
        Hindrance::ManyDocuments => "many documents (viele Nachweise)",
    }
}
