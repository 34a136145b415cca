// Comfort only: every page works without this file.

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]") !== null;

// "/" puts the cursor in the search box.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = document.querySelector("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A choice that only refines what is shown is sent as soon as it is made.
for (const field of document.querySelectorAll("[data-submit]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

// Large uploads take a while: the button says so by being pressed.
for (const form of document.querySelectorAll("[data-upload]")) {
  form.addEventListener("submit", () => { form.querySelector("button").disabled = true; });
  window.addEventListener("pageshow", () => { form.querySelector("button").disabled = false; });
}

// Next and previous mark, by button or with the keys n and p, in place of the numbers.
const bar = document.querySelector("[data-marks]");
const marks = [...document.querySelectorAll("mark[id]")];
if (bar && marks.length) {
  let current = -1;
  const go = (step) => {
    current = current < 0 ? nearest(step) : (current + step + marks.length) % marks.length;
    for (const mark of marks) mark.classList.toggle("current", mark === marks[current]);
    marks[current].scrollIntoView({ block: "center" });
  };
  // Where the address names a place of the text, the steps go on from the first mark there.
  const place = document.getElementById(location.hash.slice(1));
  const isThere = (mark) => place.matches(".page") ? place.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING : place.contains(mark);
  const begin = () => {
    current = place ? marks.findIndex(isThere) : -1;
    marks[current]?.classList.add("current");
    marks[current]?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  addEventListener("pageshow", () => setTimeout(begin), { once: true });
  // The first step goes to the mark after, or before, what is in view.
  const nearest = (step) => {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > bar.getBoundingClientRect().bottom);
    const next = below < 0 ? 0 : below;
    return step > 0 ? next : (next - 1 + marks.length) % marks.length;
  };
  const button = (label, name, key, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = label;
    made.setAttribute("aria-label", name);
    made.setAttribute("aria-keyshortcuts", key);
    made.title = `${name} (${key})`;
    made.addEventListener("click", () => go(step));
    return made;
  };
  bar.querySelector(".numbers").replaceWith(
    button("↑", bar.dataset.previous, "p", -1),
    button("↓", bar.dataset.next, "n", 1),
  );
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
}

// Questions by key: j and k go to the next and the one before, a accepts, r refuses, e accepts everywhere.
const questions = [...document.querySelectorAll("[data-proposal]")];
if (questions.length) {
  const ANSWERED = "letterbook-answered";
  const asked = () => questions.findIndex((each) => each.contains(document.activeElement));
  const turnTo = (question) => {
    question?.focus({ preventScroll: true });
    question?.scrollIntoView({ block: "nearest" });
  };
  for (const button of document.querySelectorAll("[data-proposal] [data-key]")) {
    button.setAttribute("aria-keyshortcuts", button.dataset.key);
    button.title = button.dataset.key;
  }
  // An answer by key loads the page anew: the question that stands there now is the next one.
  const answered = sessionStorage.getItem(ANSWERED);
  sessionStorage.removeItem(ANSWERED);
  if (answered !== null) {
    // Only once the browser has gone to the place that the address names, which takes the focus away.
    const next = () => setTimeout(() => turnTo(questions[Math.min(Number(answered), questions.length - 1)]));
    addEventListener("pageshow", next, { once: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const place = asked();
    if (event.key === "j") turnTo(questions[Math.min(place + 1, questions.length - 1)]);
    if (event.key === "k") turnTo(questions[Math.max(place - 1, 0)]);
    const button = questions[place]?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    sessionStorage.setItem(ANSWERED, place);
    button.click();
  });
}

// Words that are selected in the text go along to the page that cites them.
const cite = document.querySelector("[data-cite]");
const text = document.getElementById("text");
if (cite && text) {
  const plain = cite.href;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const words = text.contains(selection.anchorNode) && text.contains(selection.focusNode) ? selection.toString().trim() : "";
    const address = new URL(plain);
    if (words && words.length <= 2000) address.searchParams.set("quote", words);
    cite.href = address;
  });
}

// A copy button beside each text to copy.
const words = document.querySelector("[data-copy-label]")?.dataset;
for (const section of document.querySelectorAll("[data-copy]")) {
  const area = section.querySelector("textarea");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = words.copyLabel;
  button.setAttribute("aria-describedby", area.id);
  button.addEventListener("click", async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      document.execCommand("copy"); // over plain http from another machine there is no clipboard API
    }
    button.textContent = words.copiedLabel;
    setTimeout(() => { button.textContent = words.copyLabel; }, 1800);
  });
  area.addEventListener("focus", () => area.select());
  section.append(button);
}
