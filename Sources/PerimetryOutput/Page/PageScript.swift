/// The page's script: tables that filter and sort, and details that open for paper. Without it nothing is missing but that.
enum PageScript {
  static let text = """
    (() => {
      "use strict";
      const value = (row, column) => row.cells[column].textContent.trim();
      const number = (text) => {
        const found = text.replaceAll(",", "").match(/-?[0-9]+(\\.[0-9]+)?/);
        return found ? Number(found[0]) : -Infinity;
      };
      const collator = new Intl.Collator("en", { numeric: true });
      for (const box of document.querySelectorAll("[data-table]")) {
        const table = box.querySelector("table");
        const body = table.tBodies[0];
        const rows = Array.from(body.rows);
        const heads = Array.from(table.tHead.rows[0].cells);
        if (rows.length < 2) continue;
        heads.forEach((head, column) => {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = head.textContent;
          head.replaceChildren(button);
          button.addEventListener("click", () => {
            const isUp = head.getAttribute("aria-sort") === "ascending" ||
              (!head.hasAttribute("aria-sort") && head.className === "number");
            heads.forEach((other) => other.removeAttribute("aria-sort"));
            head.setAttribute("aria-sort", isUp ? "descending" : "ascending");
            const compare = head.className === "number"
              ? (a, b) => number(value(a, column)) - number(value(b, column))
              : (a, b) => collator.compare(value(a, column), value(b, column));
            rows.sort((a, b) => (isUp ? compare(b, a) : compare(a, b)) || 0);
            body.append(...rows);
          });
        });
        if (!("filter" in box.dataset)) continue;
        const tools = document.createElement("div");
        const label = document.createElement("label");
        const input = document.createElement("input");
        const count = document.createElement("output");
        tools.className = "tools";
        input.type = "search";
        input.autocomplete = "off";
        label.append("Filter ", input);
        input.setAttribute("aria-label", "Filter: " + table.caption.textContent);
        const show = () => {
          const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
          let shown = 0;
          for (const row of rows) {
            const text = row.textContent.toLowerCase();
            row.hidden = !words.every((word) => text.includes(word));
            if (!row.hidden) shown += 1;
          }
          count.textContent = shown + " of " + rows.length + " rows";
        };
        input.addEventListener("input", show);
        show();
        tools.append(label, count);
        box.prepend(tools);
      }
      let closed = [];
      addEventListener("beforeprint", () => {
        closed = Array.from(document.querySelectorAll("details:not([open])"));
        closed.forEach((one) => { one.open = true; });
      });
      addEventListener("afterprint", () => { closed.forEach((one) => { one.open = false; }); });
    })();
    """
}
