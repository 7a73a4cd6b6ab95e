"""In which type a notice is set, and what gives way first."""

import pytest

from events.notice_fit import Around, Said, fitting

SHORT = Said("", "Dienstag, 8. Dezember", "15:00 Uhr", "Fest", "Hier", "", "", [])
FACTS = ["kostenlos", "ohne Anmeldung", "rollstuhlgerecht", "Deutsch, Türkisch"]
LONG = SHORT._replace(
    place="Haus der Begegnung, " * 5, note="Bitte klingeln. " * 12, facts=FACTS
)


def type_of(said, paper="a4", strips=False, names="Nord", inviting="", foot=()):
    around = Around(names, inviting, list(foot))
    return fitting(said, paper, around, is_long=False, has_strips=strips)


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("strips", [False, True])
def test_a_short_one_is_set_in_the_usual_type(paper, strips):
    assert type_of(SHORT, paper, strips).name == "usual"
    assert type_of(SHORT._replace(facts=FACTS), paper, strips).most_facts is None


def test_its_sentence_gives_way_first_then_it_is_set_smaller():
    said = LONG._replace(summary="Wir feiern zusammen. " * 9)
    assert type_of(said).name == "usual"
    crowded = type_of(said, strips=True)
    assert (crowded.name, crowded.has_summary) == ("crowded", False)
    assert type_of(said, "a5", strips=True).name == "full"


def test_a_stamp_across_the_sheet_takes_room():
    said = LONG._replace(summary="Wir feiern zusammen. " * 9, title="Fest " * 9)
    assert type_of(said).name == "usual"
    assert type_of(said._replace(stamp="Vorbei")).name != "usual"


def test_its_facts_give_way_last():
    said = LONG._replace(facts=["2 Euro, mit Bremen-Pass kostenlos und mehr"] * 6)
    assert type_of(said, "a5", strips=True).most_facts == 0


@pytest.mark.parametrize(
    "around",
    [
        {"names": "Alwin-Lonke-Quartier, Bahnhofsvorstadt, Hünertshagen " * 4},
        {"inviting": "Musterverein im Quartier " * 24},
        {"foot": ["Ada Beispiel, Quartiersbeauftragte im Norden"] * 8},
    ],
    ids=["names", "inviting", "foot"],
)
def test_what_breaks_in_head_and_foot_leaves_less_room(around):
    said = SHORT._replace(summary="Wir feiern zusammen. " * 5, facts=FACTS)
    assert type_of(said, "a5").name == "usual"
    assert type_of(said, "a5", **around).name != "usual"
