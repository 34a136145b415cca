// Comfort only: what the words in a search box may become, as a list below it. Keys and roles as in the ARIA practices
// of W3C (combobox with a list, the box keeps the cursor).

const PAUSE = 120; // milliseconds without a key before the archive is asked
const LEAST = 2; // letters before it is asked at all

for (const box of document.querySelectorAll("[data-search]")) complete(box);

function complete(box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-completions`;
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  list.hidden = true;
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  const place = document.createElement("span");
  place.className = "completed";
  box.replaceWith(place);
  place.append(box, list);

  let timer = 0;
  let asked = 0;
  let chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asked += 1; // an answer that comes now is too late
    choose(-1);
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
  };

  const choose = (number) => {
    chosen = number;
    for (const [position, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(position === number));
    }
    const option = list.children[number];
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };

  const take = (option) => {
    box.value = `${option.dataset.query} `;
    close();
    box.focus();
  };

  const show = (found) => {
    list.replaceChildren(...found.map((each, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.query = each.query;
      for (const [name, text] of [["text", each.text], ["kind", each.kind], ["count", each.count]]) {
        const part = document.createElement("span");
        part.className = name;
        part.textContent = text;
        option.append(part, " ");
      }
      // pressed, not clicked: a click comes after the box has lost the cursor and the list is gone
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(option); });
      return option;
    }));
    chosen = -1;
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
  };

  const ask = async () => {
    const mine = ++asked;
    const address = new URL("completions", box.form.action);
    address.searchParams.set("q", box.value);
    try {
      const answer = await fetch(address);
      const found = answer.ok ? await answer.json() : [];
      if (mine === asked && document.activeElement === box) show(found);
    } catch {
      close();
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    const atEnd = box.selectionStart === box.value.length;
    if (atEnd && box.value.trim().length >= LEAST) timer = setTimeout(ask, PAUSE);
    else close();
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const last = list.children.length - 1;
    const keys = {
      ArrowDown: () => choose(chosen < last ? chosen + 1 : -1),
      ArrowUp: () => choose(chosen < 0 ? last : chosen - 1),
      Escape: close,
      Enter: chosen < 0 ? null : () => take(list.children[chosen]),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

// Words that are selected in the text go along to the page of what is like them.
const similar = document.querySelector("[data-similar]");
const text = document.getElementById("text");
if (similar && text) {
  const plain = similar.href;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const isInside = text.contains(selection.anchorNode) && text.contains(selection.focusNode);
    const words = isInside ? selection.toString().trim() : "";
    const address = new URL(plain);
    if (words && words.length <= 2000) address.searchParams.set("words", words);
    similar.href = address;
  });
}
