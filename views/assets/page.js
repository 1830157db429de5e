"use strict";
// Everything works without this file.
(() => {
  const summary = document.querySelector("[data-focus]");
  if (summary instanceof HTMLElement) summary.focus();

  // A form is sent once, and leaving it half-typed is asked about.
  let touched = false;
  for (const form of document.querySelectorAll('main form[method="post"]')) {
    form.addEventListener("input", () => {
      // An entry's form keeps what is typed by itself.
      touched = !form.hasAttribute("data-keep");
    });
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      touched = false;
      // After the button's own value has been taken into the form.
      setTimeout(() => {
        for (const button of form.querySelectorAll("button")) button.disabled = true;
      });
    });
  }
  addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
  // A page that comes back from the browser's memory can be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button")) button.disabled = false;
    }
  });
})();
