// Lets the assistant believe that it is the day chosen in the panel: the time of day goes on.
(() => {
  const day = sessionStorage.getItem("preview-day");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? "")) return;
  const Real = Date;
  const midnight = (at) => Math.floor(at / 86400000) * 86400000;
  const shift = Real.parse(`${day}T00:00:00Z`) - midnight(Real.now());
  const now = () => Real.now() + shift;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [now()]));
    }
    static now() {
      return now();
    }
  };
})();
