// What a widget says itself: before the assistant's words are there, or where it cannot come. It is
// said in German and English at once, since nobody has chosen a language yet.

export const TEXTS = {
  loading: { de: "Der Antrag wird geladen …", en: "The application is loading …" },
  failed: {
    de: "Der Antrag konnte nicht geladen werden. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.",
    en: "The application could not be loaded. Please check your internet connection and try again.",
  },
  stopped: {
    de: "Das tut uns leid, der Antrag musste angehalten werden. Ihre Antworten sind noch da, solange Sie diese Seite nicht verlassen.",
    en: "We are sorry, the application had to stop. Your answers are still there as long as you do not leave this page.",
  },
  unshown: {
    en: "The application cannot be shown here. You can also call 115, the public service number.",
  },
  again: "Noch einmal versuchen – Try again",
  own: "Den Antrag auf einer eigenen Seite öffnen – Open the application on a page of its own",
  list: "Zu allen Anträgen – To all applications",
};

/** What is wrong with the attributes, for citizens and for whoever has put the element there. */
export const wrong = (ars, service) => {
  const names = [];
  if (!/^\d{12}$/.test(ars)) names.push("municipality");
  if (!/^[a-z0-9-]+$/i.test(service)) names.push("service");
  if (names.length === 0) return undefined;
  const list = names.join(", ");
  return {
    de: `Hier sollte ein Online-Antrag stehen, aber er ist nicht richtig eingebunden (${list}). Bitte wenden Sie sich an Ihre Gemeinde- oder Stadtverwaltung, oder rufen Sie die Behördennummer 115 an.`,
    en: `There should be an online application here, but this page does not embed it correctly (${list}). Please contact your municipal administration, or call 115, the public service number.`,
  };
};
