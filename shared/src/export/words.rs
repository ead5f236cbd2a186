//! The words around an application on paper.

use crate::language::Language;

pub(super) struct Words {
    pub(super) application_to: &'static str,
    pub(super) demo: &'static str,
    pub(super) overview: &'static str,
    pub(super) case_number: &'static str,
    pub(super) received: &'static str,
    pub(super) day: &'static str,
    pub(super) submission: &'static str,
    pub(super) fee: &'static str,
    pub(super) deadline: &'static str,
    pub(super) documents: &'static str,
}

pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::De => &DE,
        Language::En => &EN,
        Language::Hsb => &HSB,
        Language::Uk => &UK,
        Language::Ar => &AR,
    }
}

static DE: Words = Words {
    application_to: "Antrag an",
    demo: "Nur zur Vorführung: Diese Kommune ist erfunden, der Antrag wird nicht bearbeitet.",
    overview: "Übersicht",
    case_number: "Vorgangsnummer",
    received: "Eingegangen am",
    day: "Stand der Angaben",
    submission: "Kennung der Einreichung",
    fee: "Gebühr",
    deadline: "Frist",
    documents: "Erforderliche Nachweise",
};

static EN: Words = Words {
    application_to: "Application to",
    demo: "For demonstration only: this municipality is invented, and the application will not be processed.",
    overview: "Overview",
    case_number: "Case number",
    received: "Received on",
    day: "Information as of",
    submission: "Submission ID",
    fee: "Fee",
    deadline: "Deadline",
    documents: "Documents required",
};

static HSB: Words = Words {
    application_to: "Próstwa na",
    demo: "Jenož k předstajenju: tuta komuna je wumyslena, próstwa so njewobdźěła.",
    overview: "Přehlad",
    case_number: "Čisło naležnosće",
    received: "Dóšło dnja",
    day: "Staw podaćow",
    submission: "Znamjo zapodaća",
    fee: "Popłatk",
    deadline: "Termin",
    documents: "Trěbne dopokazy",
};

static UK: Words = Words {
    application_to: "Заява до",
    demo: "Лише для демонстрації: цей муніципалітет вигаданий, заява не розглядатиметься.",
    overview: "Огляд",
    case_number: "Номер справи",
    received: "Отримано",
    day: "Дані станом на",
    submission: "Ідентифікатор подання",
    fee: "Збір",
    deadline: "Строк",
    documents: "Необхідні документи",
};

static AR: Words = Words {
    application_to: "طلب إلى",
    demo: "للعرض فقط: هذه البلدية مختلقة، ولن تتم معالجة الطلب.",
    overview: "نظرة عامة",
    case_number: "رقم المعاملة",
    received: "تاريخ الاستلام",
    day: "حالة البيانات بتاريخ",
    submission: "معرّف التقديم",
    fee: "الرسوم",
    deadline: "المهلة",
    documents: "المستندات المطلوبة",
};
