"""What took place in the Bahnhofsvorstadt, for the archive, and what goes on there."""

from datetime import date, time

from .places import HIER
from .spans import on, through, weekly

VORSTADT = {"quarters": ["bahnhofsvorstadt"]}
CENTRE = "Begegnungszentrum St. Michaelis/St. Stephani"
COURSE = {
    "registration": "required",
    "min_age": 18,
    "max_age": 27,
    "audience_note": "junge Geflüchtete",
    "topics": ["Deutsch lernen"],
    "audiences": ["Junge Erwachsene"],
    "partners": ["Grone"],
    "contact": ("Iris Wensing", "bahnhofsvorstadt"),
    "offer": "deutschkurse-fuer-junge-gefluechtete",
    **VORSTADT,
}

# Goes on without an end: `load_content` makes its dates half a year ahead.
RUNNING = {
    "event": "sprechzeit-der-kulturtafel",
    "rhythm": "nth",
    "nth": 2,
    "weekdays": "1",
    "starts": time(15),
    "ends": time(17),
    "place": HIER,
}

VORSTADT_EVENTS = [
    {
        "title": "Sprechzeit der Kulturtafel",
        "slug": "sprechzeit-der-kulturtafel",
        "summary": "Kultur für wenig Geld: Die Kulturtafel ist für Sie da.",
        "text": "<p>Sie möchten ins Theater, ins Museum oder ins Konzert, aber das Geld"
        " ist knapp? Fragen Sie die Kulturtafel Bremen.</p>",
        "organiser": "Kulturtafel Bremen",
        "topics": ["Beratung"],
        "audience_note": "Menschen mit wenig Geld",
        "partners": ["Kulturtafel Bremen"],
        "contact": ("Iris Wensing", "bahnhofsvorstadt"),
        "offer": "sprechzeit-der-kulturtafel",
        "dates": [on(date(2025, 3, 11), time(15), time(17), place=HIER)],
        **VORSTADT,
    },
    {
        "title": "Deutsch A1",
        "slug": "deutsch-a1-2025",
        "summary": "Deutsch lernen von Anfang an.",
        "series": {
            **weekly(
                date(2025, 4, 7), date(2025, 7, 4), "02", time(14, 30), time(16, 30)
            ),
            # Easter Monday and Whit Monday
            "without": [date(2025, 4, 21), date(2025, 6, 9)],
        },
        **COURSE,
    },
    {
        "title": "Deutsch A2",
        "slug": "deutsch-a2-2025",
        "summary": "Weiter Deutsch lernen nach A1.",
        "series": weekly(
            date(2025, 8, 11), date(2025, 11, 14), "02", time(14, 30), time(16, 30)
        ),
        **COURSE,
    },
    {
        "title": "Eröffnung der Quartiersräume",
        "slug": "eroeffnung-der-quartiersraeume",
        "summary": "Die Bahnhofsvorstadt bekommt einen Gruppenraum und einen"
        " Besprechungsraum.",
        "organiser": "QEK, Hans-Wendt-Stiftung",
        "audience_note": "geladene Gäste",
        "dates": [on(date(2024, 9, 23), place=HIER)],
        **VORSTADT,
    },
    {
        "title": "Müll-Aktionswoche",
        "slug": "muell-aktionswoche-2024",
        "summary": "Eine Woche mit Aktionen und Beratung für ein sauberes Quartier.",
        "audiences": ["Alle"],
        "partners": [
            "GOODis Bremen",
            "CleanUpYourCity",
            "Die Bremer Stadtreinigung",
            "Brebau",
            "Übersee-Museum",
            "Jugendtreff Bahnhofsvorstadt",
            "Kindergarten Michaelis",
        ],
        "dates": [
            through(
                date(2024, 11, 11),
                date(2024, 11, 16),
                place_text="Quartiersraum und bei den Partnern",
            )
        ],
        **VORSTADT,
    },
    {
        "title": "Das Quartier erkunden und Müll sammeln",
        "slug": "quartier-erkunden-2024",
        "summary": "Zum Ende der Müll-Aktionswoche gehen wir zusammen los.",
        "audiences": ["Alle"],
        "partners": ["CleanUpYourCity"],
        "dates": [on(date(2024, 11, 16), place_text="im Quartier")],
        **VORSTADT,
    },
    {
        "title": "Fest der neuen Mirjamgemeinde",
        "slug": "fest-der-mirjamgemeinde",
        "summary": "Die Gemeinden feiern ihren Zusammenschluss: die dritte Station.",
        "topics": ["Feste und Treffen"],
        "audiences": ["Alle"],
        "partners": ["Ev. Mirjamgemeinde"],
        "dates": [on(date(2025, 2, 9), time(15, 30), place=CENTRE)],
        **VORSTADT,
    },
    {
        "title": "AG Müll",
        "slug": "ag-muell",
        "summary": "Wir überlegen zusammen, wie das Quartier sauberer wird.",
        "audience_note": "alle, die mitmachen möchten",
        "contact": ("Iris Wensing", "bahnhofsvorstadt"),
        "dates": [on(date(2025, 3, 4), time(17), place=HIER)],
        **VORSTADT,
    },
    {
        "title": "Gaming-Abend",
        "slug": "gaming-abend",
        "summary": "Ein Abend zum Spielen für Kinder und Jugendliche.",
        "min_age": 8,
        "max_age": 15,
        "topics": ["Jugend"],
        "audiences": ["Kinder", "Jugendliche"],
        "dates": [on(date(2025, 3, 8), place=CENTRE, public_note="Beginn am Abend.")],
        **VORSTADT,
    },
    {
        "title": "Clean-up Falkenstraße",
        "slug": "clean-up-falkenstrasse",
        "summary": "Wir sammeln zusammen Müll. Danach gibt es Kaffee und Kuchen.",
        "audiences": ["Alle"],
        "dates": [
            on(
                date(2025, 3, 8),
                time(11),
                time(14),
                place_text="Start am Laden „Tante Emma“",
            )
        ],
        **VORSTADT,
    },
    {
        "title": "Kleidertauschbörse",
        "slug": "kleidertauschboerse",
        "summary": "Bringen Sie Kleidung mit. Nehmen Sie andere mit nach Hause.",
        "audiences": ["Alle"],
        "partners": ["Innere Mission", "Berufsinformationszentrum", "Übersee-Museum"],
        "dates": [on(date(2025, 3, 9), time(13), time(16), place="Übersee-Museum")],
        **VORSTADT,
    },
    {
        "title": "Ausstellung mit Kinderbildern",
        "slug": "ausstellung-mit-kinderbildern",
        "summary": "Kinder aus dem Übergangswohnheim am Breitenweg zeigen ihre Bilder.",
        "topics": ["Kinder und Familie"],
        "audiences": ["Alle"],
        "partners": ["AWO-Übergangswohnheim Breitenweg"],
        "dates": [through(date(2025, 3, 19), date(2025, 4, 13), place=HIER)],
        **VORSTADT,
    },
]
