// Forms: the error summary gets the focus, a form is sent once, unsaved entries are not lost silently.
(function () {
  "use strict";

  var changed = false;

  function isLive(form) {
    return form.hasAttribute("hx-post") || form.getAttribute("method") !== "post";
  }

  function release() {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      form.removeAttribute("data-sent");
      form.querySelectorAll("button").forEach(function (button) { button.removeAttribute("aria-disabled"); });
    });
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (isLive(form) || event.defaultPrevented) return;
    if (form.hasAttribute("data-sent")) {
      event.preventDefault();
      return;
    }
    changed = false;
    form.setAttribute("data-sent", "");
    form.querySelectorAll("button").forEach(function (button) { button.setAttribute("aria-disabled", "true"); });
  });

  document.addEventListener("input", function (event) {
    if (event.target.form && event.target.form.hasAttribute("data-warn")) changed = true;
  });

  window.addEventListener("beforeunload", function (event) {
    if (!changed) return;
    event.preventDefault();
    event.returnValue = "";
  });

  window.addEventListener("pageshow", release);

  var summary = document.getElementById("error-summary");
  if (summary) summary.focus();
})();
