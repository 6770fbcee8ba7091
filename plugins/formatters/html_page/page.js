"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const filter = document.querySelector(".filter");
  const findings = all(".finding");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  document.documentElement.classList.add("live");

  // A place is lit up to its end: the number behind the last dash of an id is an offset.
  const offset = (node) => Number(node.id.slice(node.id.lastIndexOf("-") + 1));
  const place = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target || link.dataset.end === undefined) return [target];
    const marked = all(".text [id]", target.closest(".report"));
    const inside = marked.filter(
      (node) => offset(node) >= offset(target) && offset(node) < Number(link.dataset.end),
    );
    return [target, ...inside];
  };

  const reveal = (nodes) => {
    for (const node of all(".lit")) node.classList.remove("lit");
    for (const node of nodes) node.classList.add("lit");
    const [first] = nodes;
    for (let node = first; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    first.hidden = false;
    if (!first.hasAttribute("tabindex") && first.tagName !== "DETAILS") first.tabIndex = -1;
    first.focus({ preventScroll: true });
    // A finding comes into sight beside its mark, without moving the text more than it must.
    const beside = first.classList.contains("finding") ? "nearest" : "center";
    first.scrollIntoView({
      block: first.tagName === "DETAILS" ? "start" : beside,
      behavior: still.matches ? "auto" : "smooth",
    });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const mark = event.target.closest("mark[data-f]");
    const copy = event.target.closest("button.copy");
    if (link) {
      const nodes = place(link);
      if (!nodes[0]) return;
      event.preventDefault();
      history.pushState(null, "", link.hash);
      reveal(nodes);
    } else if (mark && getSelection().isCollapsed) {
      reveal([document.getElementById(mark.dataset.f)]);
    } else if (copy) {
      copyFinding(copy);
    }
  });

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) reveal([target]);
  };
  addEventListener("popstate", follow);
  if (location.hash) follow();

  const written = (finding) => {
    const lines = [
      finding.closest(".report").querySelector("h2").textContent,
      ["level", "where", "code"].map((name) => finding.querySelector("." + name).textContent).join(" "),
      finding.querySelector(".message").textContent,
    ];
    for (const pair of all("dl > div", finding)) {
      const [title, told] = pair.children;
      const items = all("li", told).map((item) => [...item.firstChild.childNodes].map((part) => part.textContent).join(" "));
      lines.push(title.textContent + ": " + (items.length ? items.join("; ") : told.textContent));
    }
    return lines.join("\n");
  };

  const copyFinding = async (button) => {
    const text = written(button.closest(".finding"));
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = button.textContent;
    if (label === filter.dataset.copied) return;
    button.textContent = filter.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 1500);
  };

  if (filter) {
    const boxes = all("input[type=checkbox]", filter);
    const search = filter.querySelector("input[type=search]");
    const output = filter.querySelector("output");
    const rows = new Map(all(".index tr[data-of]").map((row) => [row.dataset.of, row]));
    const names = new Map(all(".report").map((report) => [report, report.querySelector("h2").textContent.toLowerCase()]));
    const texts = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
    const apply = () => {
      const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      const matching = new Set();
      const hiddenOnes = new Set();
      for (const finding of findings) {
        const report = finding.closest(".report");
        const fits =
          chosen.has(finding.dataset.severity) &&
          words.every((word) => texts.get(finding).includes(word) || names.get(report).includes(word));
        finding.hidden = !fits;
        if (fits) { shown += 1; matching.add(report); } else hiddenOnes.add(finding.id);
      }
      for (const mark of all("mark[data-f]")) mark.classList.toggle("off", hiddenOnes.has(mark.dataset.f));
      for (const number of all(".text a.n")) number.classList.toggle("off", hiddenOnes.has(number.hash.slice(1)));
      for (const [report, name] of names) {
        // Only a search leaves reports out: one without a finding that is shown is not clean.
        report.hidden = words.length > 0 && !matching.has(report) && !words.every((word) => name.includes(word));
        const row = rows.get(report.id);
        if (row) row.hidden = report.hidden;
      }
      output.value = output.dataset.form.replace("{shown}", shown).replace("{all}", findings.length);
    };
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.hidden = false;
    apply();
  }

  // What is folded is printed all the same, but for operands that tell little.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(".report, aside > details, .rules > details").filter((node) => !node.open);
    for (const node of opened) node.open = true;
  });
  addEventListener("afterprint", () => {
    for (const node of opened) node.open = false;
  });
})();
