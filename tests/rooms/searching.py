"""Ask the search for a room in the words of its address."""

from urllib.parse import urlencode

T = "2027-01-19"  # a Tuesday
WISH = {"personen": "20", "datum": T, "von": "18:00", "bis": "20:00"}


def ask(client, **wish):
    return client.get(f"/raeume/?{urlencode(wish)}")


def answers(client, **wish) -> dict[str, str]:
    """The state of each room in the order of the page."""
    found = ask(client, **wish).context["search"].results
    return {result.room.name: str(result.state.label) for result in found}


def answer(client, **wish):
    return ask(client, **wish).context["search"].results[0]


def plain(text) -> str:
    return str(text).replace("\xa0", " ")
