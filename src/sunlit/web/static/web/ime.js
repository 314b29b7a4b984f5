// Chinese input: while a word is being composed, `input` events carry half-typed pinyin.
// They are held back; one `input` event follows when the word stands.
(function () {
  "use strict";

  document.addEventListener("input", function (event) {
    if (event.isComposing) event.stopImmediatePropagation();
  }, true);

  document.addEventListener("compositionend", function (event) {
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  }, true);
})();
