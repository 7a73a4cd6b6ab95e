"""Somebody who has a keyboard and nothing else."""

from datetime import date

MOST_TABS = 120
WHERE = """() => {
    const element = document.activeElement;
    const label = element.labels?.[0] ?? element;
    return [element.id, label.textContent.replace(/\\s+/g, " ").trim(), element.value];
}"""


def where(page) -> tuple[str, str, str]:
    """Id, words and value of what has the focus."""
    return tuple(page.evaluate(WHERE))


def tab_to(page, target: str) -> None:
    """Press Tab until the focus stands on the id, or on words that begin like this."""
    for _number in range(MOST_TABS):
        found, words, _value = where(page)
        if found == target or words.startswith(target):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {target}.")


def choose(page, words: str) -> None:
    """Press the button or follow the link with these words."""
    tab_to(page, words)
    page.keyboard.press("Enter")


def arrow_to(page, words: str, key: str = "ArrowUp") -> None:
    """Walk through radios until the chosen one begins like this."""
    for _number in range(10):
        if where(page)[1].startswith(words):
            return
        page.keyboard.press(key)
    raise AssertionError(f"The arrows do not reach {words}.")


def type_date(page, day: date) -> None:
    """In the order of the device, which is that of the browser's language."""
    for order in ("%m%d%Y", "%d%m%Y"):
        page.keyboard.type(day.strftime(order))
        if where(page)[2] == day.isoformat():
            return
        for _part in range(3):
            page.keyboard.press("ArrowLeft")
    raise AssertionError("The date field cannot be filled by keyboard.")
