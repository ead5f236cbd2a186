//! What the pages say of themselves. Words that the assistant says too come from its own files.

use std::collections::BTreeMap;

use crate::language::Language;

/// The interface's words in a language by name, as `frontend/words/` has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads the file of a language: pairs of name and word, in JSON.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let pairs: Vec<(String, String)> = serde_json::from_slice(bytes).ok()?;
        Some(Self(pairs.into_iter().collect()))
    }

    /// The word of a name; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

/// What only these pages say: the assistant need not carry it.
pub(super) struct Own {
    /// The heading over the paper form.
    pub(super) paper: &'static str,
    /// The link to the paper form.
    pub(super) paper_form: &'static str,
    /// What to do with it.
    pub(super) paper_way: &'static str,
    /// What is said in a browser without scripts or WebAssembly.
    pub(super) unable: &'static str,
}

/// What the pages say in a language.
pub(super) fn own(language: Language) -> &'static Own {
    match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
        Language::Hsb => &SORBIAN,
        Language::Uk => &UKRAINIAN,
        Language::Ar => &ARABIC,
    }
}

static GERMAN: Own = Own {
    paper: "Auf Papier",
    paper_form: "Papierformular öffnen (PDF)",
    paper_way: "Sie können das Formular ausdrucken, ausfüllen und an das zuständige Amt schicken \
        oder dort abgeben.",
    unable: "Ihr Browser kann den Online-Antrag nicht anzeigen: Er braucht JavaScript und \
        WebAssembly. Bitte schalten Sie JavaScript ein, oder benutzen Sie einen aktuellen Browser. \
        Sie können sich auch an das zuständige Amt wenden. Die Behördennummer 115 hilft Ihnen \
        weiter.",
};

static ENGLISH: Own = Own {
    paper: "On paper",
    paper_form: "Open the paper form (PDF)",
    paper_way: "You can print the form, fill it in, and send or bring it to the responsible office. \
        The form is in German.",
    unable: "Your browser cannot show the online application: it needs JavaScript and \
        WebAssembly. Please enable JavaScript, or use an up-to-date browser. You can also contact \
        the responsible office, or call 115, the public service number.",
};

static SORBIAN: Own = Own {
    paper: "Na papjerje",
    paper_form: "Papjerowy formular wočinić (PDF)",
    paper_way: "Móžeće formular wućišćeć, wupjelnić a přisłušnemu zarjadej pósłać abo tam wotedać. \
        Formular je w němskej rěči.",
    unable: "Waš wobhladowak njemóže online-próstwu pokazać: Trjeba JavaScript a WebAssembly. \
        Prošu zaswěćće JavaScript abo wužiwajće aktualny wobhladowak. Móžeće so tež na přisłušny \
        zarjad wobroćić. Zarjadowe čisło 115 Wam dale pomha.",
};

static UKRAINIAN: Own = Own {
    paper: "На папері",
    paper_form: "Відкрити паперовий бланк (PDF)",
    paper_way: "Ви можете роздрукувати бланк, заповнити його та надіслати або віднести до \
        відповідальної установи. Бланк складено німецькою мовою.",
    unable: "Ваш браузер не може показати онлайн-заяву: для неї потрібні JavaScript і WebAssembly. \
        Увімкніть JavaScript або скористайтеся сучасним браузером. Ви також можете звернутися до \
        відповідальної установи або зателефонувати за номером 115.",
};

static ARABIC: Own = Own {
    paper: "على الورق",
    paper_form: "فتح النموذج الورقي (PDF)",
    paper_way: "يمكنك طباعة النموذج وتعبئته وإرساله إلى الجهة المختصة أو تسليمه هناك. \
        النموذج باللغة الألمانية.",
    unable: "لا يستطيع متصفحك عرض الطلب الإلكتروني: فهو يحتاج إلى JavaScript وWebAssembly. \
        يُرجى تفعيل JavaScript أو استخدام متصفح حديث. ويمكنك أيضًا التواصل مع الجهة المختصة أو \
        الاتصال بالرقم 115.",
};
