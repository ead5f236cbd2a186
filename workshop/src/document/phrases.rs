//! What conditions and calculations are said with. `{}` stands for their parts, in order.

use super::words::Word;

pub(super) const AND: Word = Word(" und ", " and ");
pub(super) const OR: Word = Word(" oder ", " or ");
pub(super) const ALWAYS: Word = Word("es immer so ist", "it is always so");
pub(super) const NEVER: Word = Word("es nie so ist", "it is never so");
pub(super) const NOT: Word = Word("nicht gilt, dass {}", "it is not so that {}");
pub(super) const TRUE: Word = Word("{} zutrifft", "{} applies");
pub(super) const TRUE_NOT: Word = Word("{} nicht zutrifft", "{} does not apply");
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
pub(super) const ENDS_WITH: Word = Word("{} mit {} endet", "{} ends with {}");
pub(super) const ENDS_NOT_WITH: Word = Word("{} nicht mit {} endet", "{} does not end with {}");
pub(super) const CONTAINS: Word = Word("in {} auch {} vorkommt", "{} contains {}");
pub(super) const CONTAINS_NOT: Word = Word("in {} nicht {} vorkommt", "{} does not contain {}");
pub(super) const EXISTS: Word = Word(
    "es mindestens einen Eintrag {} gibt, bei dem {}",
    "there is at least one entry {} where {}",
);
pub(super) const NONE_EXISTS: Word =
    Word("es keinen Eintrag {} gibt, bei dem {}", "there is no entry {} where {}");
pub(super) const ONE_EXISTS: Word =
    Word("es genau einen Eintrag {} gibt, bei dem {}", "there is exactly one entry {} where {}");
pub(super) const ALL: Word = Word("bei jedem Eintrag {} gilt, dass {}", "for each entry {}, {}");
pub(super) const COUNT: Word =
    Word("die Zahl der Einträge {}, bei denen {}", "the number of entries {} where {}");
pub(super) const SUM: Word =
    Word("die Summe über alle Einträge {} von {}", "the sum over all entries {} of {}");
pub(super) const TODAY: Word = Word("der heutige Tag", "today");
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
    Word("das Datum (Jahr: {}, Monat: {}, Tag: {})", "the date (year: {}, month: {}, day: {})");
pub(super) const YEAR: Word = Word("das Jahr von {}", "the year of {}");
pub(super) const MONTH: Word = Word("der Monat von {}", "the month of {}");
pub(super) const DAY: Word = Word("der Monatstag von {}", "the day of the month of {}");
pub(super) const ADD: Word = Word("{} plus {} {}", "{} plus {} {}");
pub(super) const BACK: Word = Word("{} minus {} {}", "{} minus {} {}");
pub(super) const DAYS: [Word; 2] = [Word("Tag", "day"), Word("Tage", "days")];
pub(super) const MONTHS: [Word; 2] = [Word("Monat", "month"), Word("Monate", "months")];
pub(super) const YEARS: [Word; 2] = [Word("Jahr", "year"), Word("Jahre", "years")];
pub(super) const WORKDAYS: [Word; 2] = [
    Word("Arbeitstag (Montag bis Freitag)", "working day (Monday to Friday)"),
    Word("Arbeitstage (Montag bis Freitag)", "working days (Monday to Friday)"),
];
pub(super) const WEEKDAYS: [Word; 7] = [
    Word("Montag", "Monday"),
    Word("Dienstag", "Tuesday"),
    Word("Mittwoch", "Wednesday"),
    Word("Donnerstag", "Thursday"),
    Word("Freitag", "Friday"),
    Word("Samstag", "Saturday"),
    Word("Sonntag", "Sunday"),
];
pub(super) const IS_A: Word = Word("{} ein {} ist", "{} is a {}");
pub(super) const IS_NO: Word = Word("{} kein {} ist", "{} is no {}");
pub(super) const WEEKDAY: Word = Word(
    "der Wochentag von {} (1 für Montag bis 7 für Sonntag)",
    "the weekday of {} (1 for Monday to 7 for Sunday)",
);
pub(super) const NEXT_WORKDAY: Word =
    Word("{} (am Wochenende: der Montag danach)", "{} (on a weekend: the Monday after)");
pub(super) const FIRST_OF_MONTH: Word =
    Word("der erste Tag im Monat von {}", "the first day of the month of {}");
pub(super) const LAST_OF_MONTH: Word =
    Word("der letzte Tag im Monat von {}", "the last day of the month of {}");
pub(super) const DAY_OF_TEXT: Word = Word("das Datum {}", "the date {}");
pub(super) const DAYS_BETWEEN: Word =
    Word("die Zahl der Tage von {} bis {}", "the number of days from {} to {}");
pub(super) const AGE: Word = Word(
    "die Zahl der vollendeten Jahre von {} bis {}",
    "the number of completed years from {} to {}",
);
pub(super) const MONTHS_BETWEEN: Word = Word(
    "die Zahl der vollendeten Monate von {} bis {}",
    "the number of completed months from {} to {}",
);
pub(super) const SMALLEST: Word = Word("der kleinste Wert von {}", "the smallest of {}");
pub(super) const GREATEST: Word = Word("der größte Wert von {}", "the greatest of {}");
pub(super) const EARLIEST: Word = Word("der früheste Tag von {}", "the earliest of {}");
pub(super) const LATEST: Word = Word("der späteste Tag von {}", "the latest of {}");
pub(super) const SMALLER: Word =
    Word("der kleinere Wert von {} und {}", "the smaller of {} and {}");
pub(super) const GREATER: Word = Word("der größere Wert von {} und {}", "the greater of {} and {}");
pub(super) const EARLIER: Word = Word("der frühere Tag von {} und {}", "the earlier of {} and {}");
pub(super) const LATER: Word = Word("der spätere Tag von {} und {}", "the later of {} and {}");
pub(super) const LENGTH: Word = Word("die Länge von {}", "the length of {}");
pub(super) const CHARACTER: Word = Word(
    "das Zeichen von {} an der Stelle {} (gezählt ab 0)",
    "the character of {} at place {} (counted from 0)",
);
pub(super) const PLACE: Word = Word(
    "die erste Stelle in {} mit {} (gezählt ab 0; −1, wenn es keine gibt)",
    "the first place in {} with {} (counted from 0; −1 if there is none)",
);
pub(super) const PLACE_FROM: Word = Word(
    "die erste Stelle in {} mit {} ab der Stelle {} (gezählt ab 0; −1, wenn es keine gibt)",
    "the first place in {} with {} from place {} on (counted from 0; −1 if there is none)",
);
pub(super) const LAST_PLACE: Word = Word(
    "die letzte Stelle in {} mit {} (gezählt ab 0; −1, wenn es keine gibt)",
    "the last place in {} with {} (counted from 0; −1 if there is none)",
);
pub(super) const LAST_PLACE_FROM: Word = Word(
    "die letzte Stelle in {} mit {} bis zur Stelle {} (gezählt ab 0; −1, wenn es keine gibt)",
    "the last place in {} with {} up to place {} (counted from 0; −1 if there is none)",
);
pub(super) const LOWER: Word = Word("{} in Kleinbuchstaben", "{} in lower case");
pub(super) const UPPER: Word = Word("{} in Großbuchstaben", "{} in upper case");
pub(super) const REPLACED: Word =
    Word("{}, darin statt {} jeweils {}", "{} with {} replaced by {}");
pub(super) const REPLACED_MOST: Word = Word(
    "{}, darin statt {} jeweils {} (höchstens {}-mal)",
    "{} with {} replaced by {} (at most {} times)",
);
pub(super) const PARTS: Word =
    Word("die Teile von {}, getrennt bei {}", "the parts of {} split at {}");
pub(super) const PARTS_MOST: Word = Word(
    "die Teile von {}, getrennt bei {} (höchstens {})",
    "the parts of {} split at {} (at most {})",
);
pub(super) const JOINED: Word =
    Word("die Werte von {} hintereinander", "the values of {} in a row");
pub(super) const JOINED_BY: Word = Word(
    "die Werte von {} hintereinander, dazwischen {}",
    "the values of {} in a row with {} between them",
);
pub(super) const REST: Word = Word(
    "der Teil von {} ab der Stelle {} (gezählt ab 0)",
    "the part of {} from place {} on (counted from 0)",
);
pub(super) const SECTION: Word = Word(
    "der Teil von {} ab der Stelle {} und vor der Stelle {} (gezählt ab 0)",
    "the part of {} from place {} up to before place {} (counted from 0)",
);
pub(super) const TRIMMED: Word =
    Word("{} ohne Leerzeichen am Anfang und Ende", "{} without spaces at its ends");
pub(super) const IN_CENTS: Word = Word("{} in Cent", "{} in cents");
pub(super) const IN_LAST_PLACES: Word =
    Word("{} in Einheiten der letzten Nachkommastelle", "{} in units of the last decimal place");
pub(super) const AS_NUMBER: Word = Word("{} als Zahl", "{} as a number");
pub(super) const WHETHER: Word = Word("ob {} (als Text)", "whether {} (as a text)");
pub(super) const TAKEN_OUT: Word = Word("{} ohne {}", "{} without {}");
pub(super) const AS_TEXT: Word = Word("{} als Text", "{} as a text");
pub(super) const SUM_OF_LIST: Word =
    Word("die Summe der Werte von {}", "the sum of the values of {}");
pub(super) const COUNT_OF_LIST: Word =
    Word("die Zahl der Werte von {}", "the number of the values of {}");
pub(super) const ITEM: Word = Word("der Wert", "the value");
pub(super) const OUTER_ITEM: Word = Word("der äußere Wert", "the outer value");
pub(super) const VALUE_EXISTS: Word = Word(
    "unter {} mindestens ein Wert ist, bei dem {}",
    "there is at least one value among {} where {}",
);
pub(super) const NO_VALUE_EXISTS: Word =
    Word("unter {} kein Wert ist, bei dem {}", "there is no value among {} where {}");
pub(super) const ONE_VALUE_EXISTS: Word =
    Word("unter {} genau ein Wert ist, bei dem {}", "there is exactly one value among {} where {}");
pub(super) const ALL_VALUES: Word =
    Word("bei jedem Wert von {} gilt, dass {}", "for each value of {}, {}");
pub(super) const COUNT_VALUES: Word =
    Word("die Zahl der Werte von {}, bei denen {}", "the number of values of {} where {}");
pub(super) const SUM_VALUES: Word =
    Word("die Summe über alle Werte von {} von {}", "the sum over all values of {} of {}");
/// Without a condition, under one, and nothing but the entries themselves.
pub(super) const GATHERED: [Word; 3] = [
    Word("(für jeden Eintrag {}: {})", "(for each entry {}: {})"),
    Word("(für jeden Eintrag {}, bei dem {}: {})", "(for each entry {} where {}: {})"),
    Word("(die Einträge {}, bei denen {})", "(the entries {} where {})"),
];
/// The same for the values of a list.
pub(super) const GATHERED_VALUES: [Word; 3] = [
    Word("(für jeden Wert von {}: {})", "(for each value of {}: {})"),
    Word("(für jeden Wert von {}, bei dem {}: {})", "(for each value of {} where {}: {})"),
    Word("(die Werte von {}, bei denen {})", "(the values of {} where {})"),
];
pub(super) const PARAMETER: Word = Word("{} ({})", "{} ({})");
