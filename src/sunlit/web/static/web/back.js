// Once the sign-in page was shown, whoever was here has gone: a page of the desk that the browser kept whole, for
// its button "back", is asked for anew, so that nobody after them reads it. What was typed is kept by other means.
(function () {
  "use strict";

  var KEY = "sunlit-signed-out";

  function shownAt() {
    try {
      return Number(localStorage.getItem(KEY));
    } catch (refused) {
      return Date.now();
    }
  }

  if (document.querySelector("[data-sign-in]")) {
    try {
      localStorage.setItem(KEY, String(Date.now()));
    } catch (refused) {
      // Without storage every page that was kept is asked for anew.
    }
  }

  window.addEventListener("pageshow", function (event) {
    if (!event.persisted || shownAt() < performance.timeOrigin) return;
    document.documentElement.hidden = true;
    location.reload();
  });
})();
