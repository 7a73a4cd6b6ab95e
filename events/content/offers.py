"""What happens regularly. Unknown facts are left out, not guessed."""

from datetime import time

from .places import HIER

OFFERS = [
    {
        "title": "Sprechzeit der Kulturtafel",
        "slug": "sprechzeit-der-kulturtafel",
        "summary": "Kultur für wenig Geld: Die Kulturtafel ist für Sie da.",
        "text": "<p>Sie möchten ins Theater, ins Museum oder ins Konzert, aber das Geld"
        " ist knapp? Fragen Sie die Kulturtafel Bremen. Jeden 2. Dienstag im Monat ist"
        " sie im Quartier.</p>",
        "quarters": ["bahnhofsvorstadt"],
        "place": HIER,
        "rhythm": "jeden 2. Dienstag im Monat",
        "weekday": 1,
        "starts": time(15),
        "ends": time(17),
        "topics": ["Beratung"],
        "audience_note": "Menschen mit wenig Geld",
        "partners": ["Kulturtafel Bremen"],
        "contact": ("Iris Wensing", "bahnhofsvorstadt"),
    },
    {
        "title": "Netzwerktreffen Bahnhofsvorstadt",
        "slug": "netzwerktreffen-bahnhofsvorstadt",
        "summary": "Nachbarschaft und Einrichtungen reden über das Quartier.",
        "text": "<p>Was ist gut in der Bahnhofsvorstadt? Was soll besser werden?"
        " Darüber reden Menschen aus der Nachbarschaft und aus den Einrichtungen. Die"
        " Treffen sind jedes Mal an einem anderen Ort, zum Beispiel im Übersee-Museum"
        " oder im Begegnungszentrum.</p><p>Rufen Sie uns an: Wir sagen Ihnen, wann und"
        " wo das nächste Treffen ist.</p>",
        "quarters": ["bahnhofsvorstadt"],
        "place_text": "wechselnde Orte im Quartier",
        "rhythm": "alle drei Monate",
        "topics": ["Feste und Treffen"],
        "audiences": ["Alle"],
        "contact": ("Iris Wensing", "bahnhofsvorstadt"),
    },
    {
        "title": "Mitgärtnern im Gemeinschaftsgarten",
        "slug": "mitgaertnern-im-gemeinschaftsgarten",
        "summary": "Zusammen säen, gießen und ernten.",
        "text": "<p>Am Fockengrund gibt es seit Juni 2025 einen Gemeinschaftsgarten mit"
        " Hochbeeten. Die AWO lädt ein. Alle können mitmachen.</p><p>Fragen Sie im"
        " Jugendclub, wann die anderen im Garten sind.</p>",
        "quarters": ["alwin-lonke-quartier"],
        "place": "AWO Jugendclub Fockengrund",
        "rhythm": "laufend, Zeiten bitte erfragen",
        "topics": ["Kinder und Familie", "Feste und Treffen"],
        "audiences": ["Alle", "Familien"],
        "partners": ["AWO Bremen"],
        "contact": ("Annette Feldkamp", "alwin-lonke-quartier"),
    },
    {
        "title": "Kleidung, Hausrat und Möbel",
        "slug": "kleidung-hausrat-und-moebel",
        "summary": "Die Ökumenische Starthilfe hilft Geflüchteten beim Anfang.",
        "text": "<p>Bei der Ökumenischen Starthilfe bekommen Geflüchtete Kleidung,"
        " Hausrat und Möbel. Wer angemeldet ist, kann einmal im Monat kommen, bis zu"
        " drei Jahre lang. Der Aushang ist auf Deutsch und Arabisch.</p>",
        "quarters": ["huenertshagen"],
        "place": "Ökumenische Starthilfe",
        "rhythm": "einmal im Monat für angemeldete Gäste",
        "registration": "required",
        "topics": ["Beratung"],
        "audience_note": "Geflüchtete",
        "partners": ["Ökumenische Starthilfe e. V."],
        "contact": ("Annette Feldkamp", "huenertshagen"),
    },
    {
        "title": "Deutschkurse für junge Geflüchtete",
        "slug": "deutschkurse-fuer-junge-gefluechtete",
        "summary": "Deutsch lernen von A1 bis A2. Die Kurse von 2025 sind vorbei.",
        "text": "<p>Der Bildungsträger Grone gab 2025 zwei Kurse: A1 von April bis Juli"
        " und A2 von August bis November.</p>",
        "quarters": ["bahnhofsvorstadt"],
        "place": HIER,
        "rhythm": "Montag und Mittwoch",
        "starts": time(14, 30),
        "ends": time(16, 30),
        "registration": "required",
        "min_age": 18,
        "max_age": 27,
        "audience_note": "junge Geflüchtete",
        "topics": ["Deutsch lernen"],
        "audiences": ["Junge Erwachsene"],
        "partners": ["Grone"],
        "contact": ("Iris Wensing", "bahnhofsvorstadt"),
        "status": "ended",
    },
]
