// Narrows the evidence map down. The state stands in the address, so that a narrowed map can be sent to somebody.

const form = document.querySelector(".p-map__filter");

function narrowDown(map, clear, status) {
  const table = map.querySelector("table");
  const selects = [...form.querySelectorAll("select")];
  const columns = [...table.tHead.rows[0].cells].slice(1);
  const rows = [...table.tBodies[0].rows];
  // One cell stands for all neighbouring groups that nothing ties to the method.
  const cellAt = (cells, column) => cells.find((cell) => (column -= cell.colSpan) < 0);
  const has = (cell, kind) => (cell.dataset.has ?? "").split(" ").includes(kind);
  const number = new Intl.NumberFormat(document.documentElement.lang);

  const show = () => {
    const { topic, group, show: kind } = Object.fromEntries(new FormData(form));
    const column = columns.findIndex((one) => one.dataset.group === group && group);
    columns.forEach((head, place) => (head.hidden = column >= 0 && place !== column));
    for (const row of rows) {
      const cells = [...row.cells].slice(1);
      const looked = column >= 0 ? [cellAt(cells, column)] : cells;
      for (const cell of cells) cell.hidden = column >= 0 && cell !== looked[0];
      const fits = (cell) => (kind ? has(cell, kind) : column < 0 || cell.dataset.has);
      const onTopic = !topic || (row.dataset.topics ?? "").split(" ").includes(topic);
      row.hidden = !(onTopic && looked.some(fits));
    }
    const left = rows.filter((row) => !row.hidden).length;
    clear.hidden = selects.every((select) => !select.value);
    map.hidden = !left;
    const said = left ? status.dataset.said.replace("{n}", number.format(left)).replace("{all}", number.format(rows.length)) : status.dataset.none;
    if (status.textContent !== said) status.textContent = said;
  };

  const remember = () => {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  };

  form.addEventListener("change", () => (show(), remember()));
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    show();
    remember();
    // The button goes; the keyboard stays in the form.
    selects[0].focus();
  });

  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = asked.get(select.name) ?? "";
    // What nothing here is called narrows nothing down.
    if (select.selectedIndex < 0) select.value = "";
  }
  show();
}

if (form) narrowDown(document.querySelector(".p-map"), form.querySelector(".p-map__clear"), form.querySelector(".p-map__status"));
