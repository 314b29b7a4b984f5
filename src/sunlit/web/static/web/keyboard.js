// Keys for lists: / search, j and k move, Enter opens (the link has the focus), ? shows the keys.
(function () {
  "use strict";

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
    var next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
    if (next < 0 || next >= all.length) return true;
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
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("input, select, textarea, [contenteditable]")) return;
    var command = commands[event.key];
    if (command && command()) event.preventDefault();
  });
})();
