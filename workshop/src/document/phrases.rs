//! What conditions and calculations are said with. `{}` stands for their parts, in order.

use super::words::Word;

pub(super) const AND: Word = Word(" und ", " and ");
pub(super) const OR: Word = Word(" oder ", " or ");
pub(super) const ALWAYS: Word = Word("es immer so ist", "it is always so");
pub(super) const NEVER: Word = Word("es nie so ist", "it is never so");
pub(super) const NOT: Word = Word("nicht gilt, dass {}", "it is not so that {}");
pub(super) const TRUE: Word = Word("{} zutrifft", "{} applies");
pub(super) const ANSWERED: Word = Word("{} angegeben ist", "{} is answered");
pub(super) const NOT_ANSWERED: Word = Word("{} nicht angegeben ist", "{} is not answered");
pub(super) const YES: Word = Word("{} mit „Ja“ beantwortet ist", "{} is answered “Yes”");
pub(super) const NO: Word = Word("{} mit „Nein“ beantwortet ist", "{} is answered “No”");
pub(super) const APPLIES: Word = Word("{} zutrifft", "{} applies");
pub(super) const APPLIES_NOT: Word = Word("{} nicht zutrifft", "{} does not apply");
pub(super) const DECLARED: Word = Word("{} erklärt ist", "{} is declared");
pub(super) const NOT_DECLARED: Word = Word("{} nicht erklärt ist", "{} is not declared");
pub(super) const CHOSEN: Word = Word("{} mit {} beantwortet ist", "{} is answered {}");
pub(super) const NOT_CHOSEN: Word =
    Word("{} nicht mit {} beantwortet ist", "{} is not answered {}");
pub(super) const WORKED_OUT: Word = Word("{} {} lautet", "{} is {}");
pub(super) const NOT_WORKED_OUT: Word = Word("{} nicht {} lautet", "{} is not {}");
pub(super) const TICKED: Word =
    Word("bei {} auch {} angekreuzt ist", "in {} the choice {} is ticked");
pub(super) const NOT_TICKED: Word =
    Word("bei {} nicht {} angekreuzt ist", "in {} the choice {} is not ticked");
pub(super) const AMONG: Word = Word("{} zu {} gehört", "{} is among {}");
pub(super) const NOT_AMONG: Word = Word("{} nicht zu {} gehört", "{} is not among {}");
pub(super) const EQUAL: Word = Word("{} gleich {} ist", "{} is equal to {}");
pub(super) const NOT_EQUAL: Word = Word("{} nicht gleich {} ist", "{} is not equal to {}");
pub(super) const LESS: Word = Word("{} kleiner als {} ist", "{} is less than {}");
pub(super) const AT_MOST: Word = Word("{} höchstens {} ist", "{} is at most {}");
pub(super) const MORE: Word = Word("{} größer als {} ist", "{} is more than {}");
pub(super) const AT_LEAST: Word = Word("{} mindestens {} ist", "{} is at least {}");
pub(super) const BEFORE: Word = Word("{} vor {} liegt", "{} is before {}");
pub(super) const NOT_AFTER: Word = Word("{} nicht nach {} liegt", "{} is not after {}");
pub(super) const AFTER: Word = Word("{} nach {} liegt", "{} is after {}");
pub(super) const NOT_BEFORE: Word = Word("{} nicht vor {} liegt", "{} is not before {}");
pub(super) const STARTS_WITH: Word = Word("{} mit {} beginnt", "{} begins with {}");
pub(super) const STARTS_NOT_WITH: Word =
    Word("{} nicht mit {} beginnt", "{} does not begin with {}");
pub(super) const EXISTS: Word = Word(
    "es mindestens einen Eintrag {} gibt, bei dem {}",
    "there is at least one entry {} where {}",
);
pub(super) const NONE_EXISTS: Word =
    Word("es keinen Eintrag {} gibt, bei dem {}", "there is no entry {} where {}");
pub(super) const ALL: Word = Word("bei jedem Eintrag {} gilt, dass {}", "for each entry {}, {}");
pub(super) const COUNT: Word =
    Word("Zahl der Einträge {}, bei denen {}", "the number of entries {} where {}");
pub(super) const SUM: Word =
    Word("Summe über alle Einträge {} von {}", "the sum over all entries {} of {}");
pub(super) const TODAY: Word = Word("der heutige Tag", "today");
pub(super) const TODAY_OBJECT: Word = Word("dem heutigen Tag", "today");
pub(super) const SIZE: Word = Word("die Zahl der Einträge {}", "the number of entries {}");
pub(super) const POSITION: Word =
    Word("die laufende Nummer des anderen Eintrags {}", "the number of the other entry {}");
pub(super) const OWN_POSITION: Word =
    Word("die laufende Nummer des Eintrags {}", "the number of the entry {}");
pub(super) const PLUS: Word = Word("{} + {}", "{} + {}");
pub(super) const MINUS: Word = Word("{} − {}", "{} − {}");
pub(super) const TIMES: Word = Word("{} × {}", "{} × {}");
pub(super) const DIVIDED: Word = Word("{} ÷ {}", "{} ÷ {}");
pub(super) const REMAINDER: Word =
    Word("der Rest von {} geteilt durch {}", "the remainder of {} divided by {}");
pub(super) const IF: Word = Word("(wenn {}: {}; sonst: {})", "(if {}: {}; otherwise: {})");
pub(super) const DATE: Word =
    Word("das Datum aus Jahr {}, Monat {} und Tag {}", "the date of year {}, month {} and day {}");
pub(super) const YEAR: Word = Word("das Jahr von {}", "the year of {}");
pub(super) const MONTH: Word = Word("der Monat von {}", "the month of {}");
pub(super) const DAY: Word = Word("der Monatstag von {}", "the day of the month of {}");
pub(super) const ADD_DAYS: Word = Word("{} plus {} Tage", "{} plus {} days");
pub(super) const ADD_DAY: Word = Word("{} plus {} Tag", "{} plus {} day");
pub(super) const LESS_DAYS: Word = Word("{} minus {} Tage", "{} minus {} days");
pub(super) const LESS_DAY: Word = Word("{} minus {} Tag", "{} minus {} day");
pub(super) const ADD_MONTHS: Word = Word("{} plus {} Monate", "{} plus {} months");
pub(super) const ADD_MONTH: Word = Word("{} plus {} Monat", "{} plus {} month");
pub(super) const LESS_MONTHS: Word = Word("{} minus {} Monate", "{} minus {} months");
pub(super) const LESS_MONTH: Word = Word("{} minus {} Monat", "{} minus {} month");
pub(super) const DAYS_BETWEEN: Word =
    Word("die Zahl der Tage von {} bis {}", "the number of days from {} to {}");
pub(super) const AGE: Word = Word(
    "die Zahl der vollendeten Jahre von {} bis {}",
    "the number of completed years from {} to {}",
);
pub(super) const SMALLER: Word =
    Word("der kleinere Wert von {} und {}", "the smaller of {} and {}");
pub(super) const GREATER: Word = Word("der größere Wert von {} und {}", "the greater of {} and {}");
pub(super) const EARLIER: Word = Word("der frühere Tag von {} und {}", "the earlier of {} and {}");
pub(super) const LATER: Word = Word("der spätere Tag von {} und {}", "the later of {} and {}");
pub(super) const LENGTH: Word = Word("die Länge von {}", "the length of {}");
pub(super) const PARAMETER: Word = Word("{} ({})", "{} ({})");
