// After a refused form, take keyboard and screen reader to the list of problems.
document.querySelector("[data-error-summary]")?.focus();
