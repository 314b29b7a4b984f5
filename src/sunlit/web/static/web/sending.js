// A form is sent once, and its button says that it is on its way.
(function () {
  "use strict";

  var SENDING = "正在提交…";

  function each(root, selector, act) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), act);
  }

  function isLive(form) {
    return form.hasAttribute("hx-post") || form.getAttribute("method") !== "post";
  }

  function hold(form, button) {
    form.setAttribute("data-sent", "");
    each(form, "button", function (one) { one.setAttribute("aria-disabled", "true"); });
    if (!button) return;
    button.setAttribute("data-words", button.textContent);
    button.textContent = SENDING;
  }

  function release(form) {
    form.removeAttribute("data-sent");
    each(form, "button", function (one) { one.removeAttribute("aria-disabled"); });
    each(form, "button[data-words]", function (one) {
      one.textContent = one.getAttribute("data-words");
      one.removeAttribute("data-words");
    });
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (isLive(form) || event.defaultPrevented) return;
    if (form.hasAttribute("data-sent")) event.preventDefault();
    else hold(form, event.submitter);
  });

  document.addEventListener("sunlit:unanswered", function (event) { release(event.target); });

  window.addEventListener("pageshow", function () { each(document, "form[data-sent]", release); });
})();
