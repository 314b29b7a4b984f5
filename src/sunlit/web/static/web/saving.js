// A part of a form that saves itself (data-saves) says how it stands: changed, on its way, saved, not saved.
// Only its mark is swapped, so that what is typed while it is saved stays; such text counts as not saved.
(function () {
  "use strict";

  var UNSAVED = "有改动，还没有保存";
  var SAVING = "正在保存…";
  var BROKEN = "没有存上：网络不通。填写的内容还在，请稍后按“暂存”";
  var REFUSED = "没有存上。填写的内容还在，请稍后按“暂存”";

  function part(event) {
    return event.target.closest && event.target.closest("[data-saves]");
  }

  function mark(one, tone, words) {
    var tag = document.createElement("span");
    tag.className = "tag " + tone;
    tag.textContent = words;
    var state = one.querySelector("[data-state]");
    state.textContent = "";
    state.appendChild(tag);
  }

  function on(name, act) {
    document.addEventListener(name, function (event) {
      var one = part(event);
      if (one) act(one, event);
    });
  }

  function fail(one, words) {
    one.setAttribute("data-unsaved", "");
    mark(one, "bad", words);
  }

  on("input", function (one) {
    one.setAttribute("data-unsaved", "");
    mark(one, "warn", UNSAVED);
  });

  on("htmx:beforeRequest", function (one) {
    one.removeAttribute("data-unsaved");
    mark(one, "", SAVING);
  });

  on("htmx:beforeSwap", function (one, event) {
    if (one.hasAttribute("data-unsaved")) event.detail.shouldSwap = false;
  });

  on("htmx:sendError", function (one) { fail(one, BROKEN); });
  on("htmx:timeout", function (one) { fail(one, BROKEN); });
  on("htmx:responseError", function (one, event) {
    fail(one, event.detail.xhr.status === 409 ? event.detail.xhr.responseText : REFUSED);
  });
})();
