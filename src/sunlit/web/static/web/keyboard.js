// Keys for lists: / search, j and k move, Enter opens (the link has the focus), ? shows the keys.
(function () {
  "use strict";

  var last = -1;

  // A word that is being composed, or the key that begins one, belongs to the input method.
  function composes(event) {
    return event.isComposing || event.keyCode === 229;
  }

  function types(element) {
    return element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
  }

  function rows() {
    return Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
  }

  function target(row) {
    return row.querySelector("[data-open]") || row.querySelector("a, button");
  }

  function move(step) {
    var all = rows();
    if (!all.length) return false;
    var here = all.findIndex(function (row) { return row.contains(document.activeElement); });
    // Where a part of the page was replaced, nothing has the focus: go on from the same place.
    if (here < 0 && document.activeElement === document.body && last >= 0) here = Math.min(last, all.length) - (step > 0 ? 1 : 0);
    var next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
    if (next < 0 || next >= all.length) return true;
    last = next;
    target(all[next]).focus();
    all[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  function search() {
    var box = document.querySelector("[data-search]");
    if (!box) return false;
    box.focus();
    box.select();
    return true;
  }

  function help() {
    var keys = document.getElementById("keys");
    if (!keys) return false;
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
    return true;
  }

  var commands = {
    "/": search,
    j: function () { return move(1); },
    k: function () { return move(-1); },
    "?": help
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || composes(event)) return;
    if (types(event.target)) return;
    var command = commands[event.key];
    if (command && command()) event.preventDefault();
  });
})();
