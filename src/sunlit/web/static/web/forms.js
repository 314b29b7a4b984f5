// Forms: the error summary gets the focus, unsaved entries are not lost silently.
// A form with entries that were changed carries data-changed; one that is on its way (data-sent) is left without a question.
(function () {
  "use strict";

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-warn")) form.setAttribute("data-changed", "");
  });

  window.addEventListener("beforeunload", function (event) {
    if (!document.querySelector("form[data-changed]:not([data-sent])")) return;
    event.preventDefault();
    event.returnValue = "";
  });

  var summary = document.getElementById("error-summary");
  if (summary) summary.focus();
})();
