"""What took place in the two quarters in the north, for the archive."""

from datetime import date, time

from .spans import on

ALWIN = {"quarters": ["alwin-lonke-quartier"]}
HAGEN = {"quarters": ["huenertshagen"]}

NORTH_EVENTS = [
    {
        "title": "Gartenfest am Fockengrund",
        "slug": "gartenfest-am-fockengrund",
        "summary": "Der Gemeinschaftsgarten beginnt mit einem Fest.",
        "organiser": "AWO Bremen",
        "topics": ["Feste und Treffen"],
        "audiences": ["Alle", "Familien"],
        "partners": [
            "AWO Bremen",
            "Kinder- und Familienzentrum Fockengrund",
            "Vonovia",
            "Wilhelm-Kaisen-Bürgerhilfe",
        ],
        "dates": [
            on(date(2025, 6, 20), time(16), place="AWO Jugendclub Fockengrund"),
        ],
        **ALWIN,
    },
    {
        "title": "Impftruck im Quartier",
        "slug": "impftruck-im-quartier",
        "summary": "Impfen ohne weiten Weg.",
        "organiser": "DRK",
        "topics": ["Gesundheit"],
        "audiences": ["Alle"],
        "dates": [
            on(date(2021, 11, 9), place_text="im Quartier"),
            on(date(2021, 12, 7), place_text="im Quartier"),
        ],
        **HAGEN,
    },
    {
        "title": "Sommerfest 2023",
        "slug": "sommerfest-huenertshagen-2023",
        "summary": "Musik, Grill, Waffeln, Kleiderbörse und Hüpfburg unter Bäumen.",
        "topics": ["Feste und Treffen"],
        "audiences": ["Familien"],
        "partners": [
            "Arbeitskreis Quartier",
            "Vonovia",
            "Gewoba",
            "Freizi Alt-Aumund",
            "Mädchentreff LilasPause",
            "Jugendhaus Vegesack",
        ],
        "dates": [on(date(2023, 6, 16), place_text="im Quartier unter Bäumen")],
        **HAGEN,
    },
    {
        "title": "Sommerfest „bunt – vielfältig – fröhlich“",
        "slug": "sommerfest-huenertshagen-2024",
        "summary": "Ein Fest für Familien mit Mitmachtanz.",
        "organiser": "Hans-Wendt-Stiftung",
        "topics": ["Feste und Treffen"],
        "audiences": ["Familien"],
        "partners": [
            "Gewoba",
            "Vonovia",
            "Kinder- und Familienzentrum Flintacker",
            "Grundschule Borchshöhe",
        ],
        "dates": [on(date(2024, 5, 31), place_text="im Quartier")],
        **HAGEN,
    },
]
