// A long form (data-warn) is sent beside the page, so that a line that breaks off leaves it as it stands. Done, the
// page goes on to where the answer points; else the answer is shown in its place. Comes after sending.js.
(function () {
  "use strict";

  var NO_ANSWER = "没有收到结果：网络断了，或者服务器出错。填写的内容还在，请稍后再提交一次；已经办成的不会重复办理。";
  var SENT_BEFORE = "这份表单刚才提交过。没有看到结果的，请先核对是否已经办成，没有办成再提交。";

  // Puts a sentence above the buttons, where the eye is when one sends a form.
  function tell(form, words) {
    var said = form.querySelector(".sending-word") || document.createElement("p");
    said.className = "notice warn sending-word";
    said.setAttribute("role", "alert");
    said.textContent = words;
    form.insertBefore(said, form.querySelector(":scope > .actions, :scope > .bar"));
  }

  function entries(form, button) {
    var all = new FormData(form);
    if (button && button.name) all.append(button.name, button.value);
    return form.enctype === "multipart/form-data" ? all : new URLSearchParams(all);
  }

  // The browser's history keeps that the form was sent, and nothing that was entered.
  function remember(sent) {
    history.replaceState(Object.assign({}, history.state, { sent: sent }), "");
  }

  function show(text, button) {
    var answer = new DOMParser().parseFromString(text, "text/html");
    document.title = answer.title;
    document.body = document.adoptNode(answer.body);
    if (window.htmx) window.htmx.process(document.body);
    var summary = document.getElementById("error-summary");
    var wanted = button && document.getElementById((button.getAttribute("formaction") || "").slice(1));
    if (wanted) wanted.scrollIntoView();
    else window.scrollTo(0, 0);
    if (summary) summary.focus();
  }

  // The server's own error pages say nothing of the entries; 507 (no space left) is the form itself.
  function isFault(answer) {
    return answer.status >= 500 && answer.status !== 507;
  }

  function send(form, button) {
    fetch(form.getAttribute("action") || location.pathname + location.search, {
      method: "POST", body: entries(form, button), headers: { "Sunlit-Sent": "script" }, redirect: "error"
    }).then(function (answer) {
      if (isFault(answer)) throw new Error("no answer");
      var place = answer.headers.get("Sunlit-Location");
      if (!place) return answer.text().then(function (text) { show(text, button); });
      remember(true);
      location.assign(place);
    }).catch(function () {
      form.dispatchEvent(new Event("sunlit:unanswered", { bubbles: true }));
      tell(form, NO_ANSWER);
    });
  }

  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented || !event.target.matches("form[data-warn][data-sent]")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  window.addEventListener("pageshow", function () {
    var form = document.querySelector("form[data-warn]");
    if (!history.state || !history.state.sent || !form) return;
    remember(false);
    form.setAttribute("data-changed", "");
    tell(form, SENT_BEFORE);
  });
})();
