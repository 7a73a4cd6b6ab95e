"""Places and the two rooms. Nothing but the address is known of most of them."""

from datetime import time

HIER = "Quartier\u00a0–\u00a0Hier!"

PLACES = [
    {
        "name": HIER,
        "quarter": "bahnhofsvorstadt",
        "street": "Doventorsteinweg 45",
        "is_meeting_point": True,
    },
    {
        "name": "Begegnungszentrum St. Michaelis/St. Stephani",
        "quarter": "bahnhofsvorstadt",
        "street": "Doventorsteinweg 51",
    },
    {
        "name": "Stadtteilhaus Bornstraße",
        "quarter": "bahnhofsvorstadt",
        "street": "Bornstraße 65",
        "step_free": "yes",
        "toilet": "vorhanden",
        "is_meeting_point": True,
    },
    {"name": "Übersee-Museum", "quarter": "bahnhofsvorstadt"},
    {
        "name": "Quartiersbüro Heinrich-Hoops-Straße",
        "quarter": "alwin-lonke-quartier",
        "street": "Heinrich-Hoops-Straße 1 C",
        "postcode": "28719",
        "is_meeting_point": True,
    },
    {
        "name": "AWO Jugendclub Fockengrund",
        "quarter": "alwin-lonke-quartier",
        "street": "Fockengrund 42",
        "postcode": "28719",
    },
    {
        "name": "Ökumenische Starthilfe",
        "quarter": "huenertshagen",
        "street": "Lerchenstraße 14",
        "is_meeting_point": True,
    },
]

RULES = """\
Nutzen Sie nur den Raum und die Zeit, die wir bestätigt haben.
Rechnen Sie die Zeit für Aufbau und Abbau mit.
Sagen Sie früh ab, wenn Sie den Raum doch nicht brauchen."""

# How large they are, who fits in, what stands in them, what they cost: unknown, so
# empty. The hours below are unknown too; without any, nobody could ask for a room.
ROOMS = [
    {
        "name": "Gruppenraum",
        "slug": "gruppenraum",
        "place": HIER,
        "position": 1,
        "description": "Für Veranstaltungen und Angebote von QEK und von"
        " Netzwerkpartnern aus dem Stadtteil. Die Zeiten sind vorläufig.",
        "rules": RULES,
    },
    {
        "name": "Besprechungs-/Büroraum",
        "slug": "besprechungsraum",
        "place": HIER,
        "position": 2,
        "description": "Für Gespräche und kleine Runden. Die Zeiten sind vorläufig.",
        "rules": RULES,
    },
]

OPENING = [
    {"weekday": weekday, "starts": time(8), "ends": time(21)} for weekday in range(5)
] + [{"weekday": 5, "starts": time(10), "ends": time(18)}]
