"""Who does what: only people who are publicly named in this office."""

from .places import HIER

PHONE = "0421 000000"
EMAIL = "name@qek.example"

PEOPLE = [
    {"name": "Annette Feldkamp", "phone": PHONE, "email": EMAIL},
    {"name": "Iris Wensing", "phone": PHONE, "email": EMAIL, "place": HIER},
    {"name": "Stefan Kunold", "phone": PHONE, "email": EMAIL},
]

RESPONSIBILITIES = [
    {
        "person": "Annette Feldkamp",
        "quarter": "alwin-lonke-quartier",
        "area": "Quartiersbeauftragte",
    },
    {
        "person": "Iris Wensing",
        "quarter": "bahnhofsvorstadt",
        "area": "Quartiersbeauftragte",
    },
    {
        "person": "Annette Feldkamp",
        "quarter": "huenertshagen",
        "area": "Quartiersbeauftragte",
    },
    {"person": "Stefan Kunold", "area": "Projektleitung"},
]
