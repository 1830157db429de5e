"use strict";
// Tables of cells add up while they are filled, and take a block from a spreadsheet. Everything works without.
(() => {
  const fill = (text, value) => (text ?? "").replace("#", value);

  // A number as the officer writes it, or null: what only the server can read is left to it.
  function read(text, { decimal, group, digits }) {
    let plain = "";
    for (const sign of text.trim().replace(/\s*%$/, "")) {
      const at = digits.indexOf(sign);
      plain += at >= 0 ? at : sign;
    }
    plain = plain.replaceAll(/[\s']/g, "");
    const escaped = (mark) => `\\${mark}`;
    const grouped = `\\d{1,3}(?:${escaped(group)}\\d{3})+`;
    const shape = new RegExp(`^-?(?:${grouped}|\\d+)(?:${escaped(decimal)}\\d+)?$`);
    if (!shape.test(plain)) return null;
    return Number(plain.replaceAll(group, "").replace(decimal, "."));
  }

  function print(value, { decimal, group, digits }) {
    const [whole, part] = String(Number(value.toPrecision(8))).split(".");
    const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
    const text = part === undefined ? grouped : grouped + decimal + part;
    return text.replaceAll(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  }

  function addUp(output, form) {
    const cells = [...form.querySelectorAll(`[data-in="${output.id}"]`)];
    const texts = output.closest("[data-grid]")?.dataset ?? cells[0]?.closest("[data-grid]")?.dataset;
    if (!texts) return;
    const filled = cells.filter((cell) => cell.value.trim() !== "");
    const values = filled.map((cell) => read(cell.value, texts));
    const ownUnit = filled.some((cell) => cell.parentElement.querySelector("select"));
    const unread = values.filter((value) => value === null).length;
    const sum = values.reduce((total, value) => total + (value ?? 0), 0);
    const { of: whole, unit } = output.dataset;
    const says = [];
    output.classList.remove("whole", "off", "open");
    let state = "open";
    if (whole !== undefined && filled.length > 0) {
      const gap = Number((Number(whole) - sum).toPrecision(10));
      const printed = `${print(Math.abs(gap), texts)}\u00a0${unit}`;
      const template = gap > 0 ? texts.missing : gap < 0 ? texts.tooMuch : texts.whole;
      says.push(fill(template, printed));
      state = unread === 0 && Math.abs(gap) <= Number(output.dataset.slack) + 1e-9 ? "whole" : "off";
    }
    if (unread > 0) says.push(fill(texts.unread, String(unread)));
    output.classList.add(state);
    const [bold, rest] = output.children;
    const known = filled.length > 0 && !ownUnit;
    const shown = whole === undefined ? unitOf(output, cells) : unit;
    bold.textContent = known ? `${print(sum, texts)}\u00a0${shown}`.trim() : "–";
    rest.textContent = says.join(" ");
  }

  // The unit chosen for the column or the series, else the one that was said.
  function unitOf(output, cells) {
    const sheet = output.closest(".sheet");
    const column = output.closest("td")?.cellIndex;
    const select =
      column === undefined
        ? sheet?.querySelector(".unit-of select")
        : sheet?.querySelector(`thead th:nth-child(${column + 1}) select`);
    return cells.length > 0 && select ? select.value : output.dataset.unit;
  }

  const isFree = (cell) => cell instanceof HTMLInputElement || cell instanceof HTMLSelectElement;

  function optionFor(select, text) {
    const wanted = text.trim().toLowerCase();
    return [...select.options].find(
      (option) => option.value !== "" && [option.value, option.label].some((one) => one.toLowerCase() === wanted),
    );
  }

  // Rows of controls, from that of the cell on; only cells of the table's body count.
  function rowsFrom(cell, sheet) {
    const years = sheet.querySelector(".years");
    const all = years
      ? [...years.querySelectorAll("p")].map((row) => [...row.querySelectorAll("input")])
      : [...sheet.querySelectorAll("tbody tr")].map((row) =>
          [...row.querySelectorAll("td")].map((one) => one.querySelector("input, select")).filter(Boolean),
        );
    const start = all.findIndex((row) => row.includes(cell));
    const column = all[start]?.indexOf(cell) ?? 0;
    return all.slice(start).map((row) => row.slice(column));
  }

  // Spreads a block over the cells, if each of its texts fits the cell it falls on.
  function spread(block, rows, format) {
    const moves = [];
    for (const [at, texts] of block.entries()) {
      for (const [column, text] of texts.entries()) {
        const cell = rows[at]?.[column];
        if (text.trim() === "") continue;
        if (!isFree(cell)) return false;
        if (cell instanceof HTMLSelectElement) {
          const option = optionFor(cell, text);
          if (!option) return false;
          moves.push([cell, option.value]);
        } else {
          if (read(text, format) === null) return false;
          moves.push([cell, text.trim().replace(/\s*%$/, "")]);
        }
      }
    }
    for (const [cell, text] of moves) cell.value = text;
    return moves.length > 0;
  }

  for (const form of document.querySelectorAll("form.entry")) {
    const update = () => {
      for (const output of form.querySelectorAll("[data-total]")) addUp(output, form);
    };
    for (const button of form.querySelectorAll(".adds")) button.hidden = true;
    form.addEventListener("input", update);
    form.addEventListener("change", update);

    // A block pasted into a cell spreads from there; one with headings or names goes to the box, which the server reads.
    form.addEventListener("paste", (event) => {
      const grid = event.target.closest?.("[data-grid]");
      const text = event.clipboardData?.getData("text/plain").replace(/[\r\n]+$/, "") ?? "";
      if (!grid || !/[\t\n\r]/.test(text)) return;
      event.preventDefault();
      const block = text.split(/\r\n|\r|\n/).map((line) => line.split("\t"));
      const sheet = grid.closest(".sheet");
      if (!spread(block, rowsFrom(event.target, sheet), grid.dataset)) {
        const box = document.getElementById(grid.dataset.paste);
        box.value = box.value.trim() === "" ? text : `${box.value.trimEnd()}\n${text}`;
        box.closest("details").open = true;
        const button = box.parentElement.querySelector("button");
        form.requestSubmit(button);
        return;
      }
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });

    // Up and down go to the same column of the next row.
    form.addEventListener("keydown", (event) => {
      const cell = event.target;
      if (!(cell instanceof HTMLInputElement) || !cell.closest("[data-grid]") || event.altKey) return;
      const back = event.key === "ArrowUp";
      if (!back && event.key !== "ArrowDown") return;
      const cells = cell.dataset.in
        ? [...form.querySelectorAll(`[data-in="${cell.dataset.in}"]`)]
        : [...cell.closest("[data-grid]").querySelectorAll(`tbody td:nth-child(${cell.closest("td").cellIndex + 1}) input`)];
      const next = cells[cells.indexOf(cell) + (back ? -1 : 1)];
      event.preventDefault();
      next?.focus();
      next?.select();
    });

    // What was typed and not sent is kept when the page is left.
    let touched = false;
    form.addEventListener("input", () => {
      touched = true;
    });
    form.addEventListener("submit", () => {
      touched = false;
    });
    addEventListener("pagehide", () => {
      if (!touched || form.dataset.sent) return;
      const fields = new URLSearchParams(new FormData(form));
      fields.set("do", "keep");
      navigator.sendBeacon(form.action, fields);
    });
  }
})();
