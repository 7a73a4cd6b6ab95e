"""News in own words; dated to the day of what they report."""

from datetime import date

NEWS = [
    {
        "title": "Neue Räume mitten in der Bahnhofsvorstadt",
        "slug": "neue-raeume-in-der-bahnhofsvorstadt",
        "day": date(2024, 9, 23),
        "teaser": "Am 23. September haben wir unsere Räume eröffnet: einen Gruppenraum"
        " und einen Besprechungsraum für das ganze Quartier.",
        "quarters": ["bahnhofsvorstadt"],
        "text": """
<p>Seit Montag, 23. September 2024, hat die Bahnhofsvorstadt eine eigene Anlaufstelle.
Es gibt einen Gruppenraum und einen Besprechungs- und Büroraum. Hier finden Angebote von
QEK statt. Auch Netzwerkpartner aus dem Stadtteil können die Räume nutzen.</p>
<p>Zur Eröffnung kamen Menschen aus der Nachbarschaft und aus den Einrichtungen im
Quartier. Projektleiter Stefan Kunold begrüßte die Gäste. Danach sprachen Jörg
Angerstein, Vorstand der Hans-Wendt-Stiftung, und Steffen Nadrowski, der im
Sozialressort das Referat Soziale Stadtentwicklung leitet. Er dankte der Stiftung für
ihre Arbeit. Die Räume seien sehr wichtig für die Arbeit im Quartier.</p>
<p>Die Quartiersbeauftragte Iris Wensing stellte vor, was es schon gibt und was kommt.
Sie freut sich, jetzt mitten im Stadtteil zu sein: Der Ort eigne sich gut als
Anlaufstelle, für Netzwerktreffen, für Quartierstreffs und für Angebote.</p>
<h2>Möchten Sie einen Raum nutzen?</h2>
<p>Unter <a href="/raeume/">Räume</a> sehen Sie, wann etwas frei ist. Dort können Sie
auch anfragen.</p>
""",
    },
    {
        "title": "Aus „5Q“ wird QEK",
        "slug": "aus-5q-wird-qek",
        "day": date(2024, 3, 12),
        "teaser": "Die Arbeit in den Quartieren geht weiter, mit neuem Namen und in"
        " drei Quartieren.",
        "text": """
<p>Von 2021 bis 2023 hat die Hans-Wendt-Stiftung in fünf Bremer Gebieten gearbeitet und
Vorschläge für ein Förderprogramm entwickelt. Das Projekt hieß „5Q“. Den Auftrag gab das
Bremer Sozialressort.</p>
<p>Ende 2023 haben beide vereinbart: Es geht weiter. Das neue Projekt heißt QEK,
Quartiersentwicklung in Kleinst- und Sondergebieten. Es arbeitet im
Alwin-Lonke-Quartier, in der Bahnhofsvorstadt und in Hünertshagen.</p>
<p>Mehr dazu lesen Sie unter <a href="/ueber-qek/">Über QEK</a>.</p>
""",
    },
    {
        "title": "Ein Sommerfest mit 650 Gästen",
        "slug": "sommerfest-mit-650-gaesten",
        "day": date(2024, 5, 31),
        "teaser": "„Bunt – vielfältig – fröhlich“: So war das Fest in Hünertshagen.",
        "quarters": ["huenertshagen"],
        "text": """
<p>Rund 650 Menschen haben am Freitag, 31. Mai 2024, in Hünertshagen gefeiert. Beim
Mitmachtanz waren über 40 Kinder der Grundschule Borchshöhe dabei.</p>
<p>Die Hans-Wendt-Stiftung hat das Fest zusammen mit Gewoba, Vonovia, dem Kinder- und
Familienzentrum Flintacker und weiteren Partnern vorbereitet. Ein Jahr davor waren es
rund 500 Gäste.</p>
""",
    },
    {
        "title": "Der Gemeinschaftsgarten ist eröffnet",
        "slug": "gemeinschaftsgarten-eroeffnet",
        "day": date(2025, 6, 20),
        "teaser": "Am Fockengrund wird zusammen gegärtnert. Alle können mitmachen.",
        "quarters": ["alwin-lonke-quartier"],
        "text": """
<p>Mit einem Gartenfest hat am Freitag, 20. Juni 2025, der Gemeinschaftsgarten im
Alwin-Lonke-Quartier begonnen. Er liegt am AWO Jugendclub Fockengrund. Das Geld für die
Hochbeete kam von der Wilhelm-Kaisen-Bürgerhilfe.</p>
<p>Mitgärtnern können alle, ob jung oder alt. Lesen Sie mehr beim Angebot <a
href="/angebote/mitgaertnern-im-gemeinschaftsgarten/">Mitgärtnern im
Gemeinschaftsgarten</a>.</p>
""",
    },
]
