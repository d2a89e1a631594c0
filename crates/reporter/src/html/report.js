
"use strict";
const form = document.getElementById("filter");
if (form) {
  const articles = [...document.querySelectorAll("article")];
  const filter = () => {
    const { severity, provider, rule, path } = form.elements;
    let shown = 0;
    for (const article of articles) {
      const { dataset } = article;
      const fits = (!severity.value || dataset.severity === severity.value)
        && (!provider.value || dataset.provider === provider.value)
        && (!rule.value || dataset.rule === rule.value)
        && dataset.path.toLowerCase().includes(path.value.trim().toLowerCase());
      article.hidden = !fits;
      shown += fits;
    }
    document.getElementById("shown").value = `${shown} of ${articles.length} shown`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // `report.html#severity=high&path=prod` opens filtered.
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  form.hidden = false;
  filter();
}
