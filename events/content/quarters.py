"""The three quarters, and the words that order offers and events."""

QUARTERS = [
    {
        "name": "Alwin-Lonke-Quartier",
        "slug": "alwin-lonke-quartier",
        "short_slug": "alwin-lonke",
        "palette": "brick",
        "motif": "houses",
        "position": 1,
        "teaser": "In Burg-Grambke, zwischen Bahndamm, Autobahnen und Seen.",
        "streets": "Alwin-Lonke-Straße und Heinrich-Hoops-Straße",
        "intro": """
<p>Das Alwin-Lonke-Quartier liegt in Burg-Grambke, im Stadtteil Burglesum. Die ersten
Häuser entstanden 1957 in der Alwin-Lonke-Straße und der Heinrich-Hoops-Straße. Heute
stehen hier Wohnblocks, Reihenhäuser und Einfamilienhäuser.</p>
<p>Viele Familien wohnen schon lange hier. Man kennt sich, fast wie in einem Dorf. Das
Quartier hat eine Kita, ein Spielhaus, ein Jugendzentrum und einen Treffpunkt für
Ältere.</p>
<p>Seit 2021 gibt es hier Quartiersentwicklung. Ein Arbeitskreis kam zusammen, und es
gab das Angebot „Digital im Alter“. 2022 kamen die Frühberatung und die
Hebammensprechstunde zurück.</p>
""",
    },
    {
        "name": "Bahnhofsvorstadt",
        "slug": "bahnhofsvorstadt",
        "short_slug": "bahnhofsvorstadt",
        "palette": "dusk",
        "motif": "station",
        "position": 2,
        "teaser": "Von der Kirche St. Michaelis bis zum Remberti-Kreisel.",
        "streets": "Doventorsteinweg, Falkenstraße und Rembertiring",
        "intro": """
<p>Die Bahnhofsvorstadt gehört zum Stadtteil Mitte. Sie reicht von der Kirche St.
Michaelis im Westen bis zum Remberti-Kreisel im Osten. Junge und Ältere wohnen hier
mitten in der Stadt, viele Menschen sind unterwegs.</p>
<p>Die Menschen im Quartier haben gesagt, was ihnen wichtig ist: Sauberkeit, Wege ohne
Barrieren, ein guter Schulweg, Deutsch lernen, Angebote für Kinder und Jugendliche,
Kultur für kleines Geld. Dazu gab es zwei Befragungen mit der Hochschule Bremen: 2021 im
Westen und 2024 im Osten.</p>
<p>Alle drei Monate treffen sich Nachbarschaft und Einrichtungen zum
Netzwerktreffen.</p>
""",
    },
    {
        "name": "Hünertshagen",
        "slug": "huenertshagen",
        "short_slug": "huenertshagen",
        "palette": "hedge",
        "motif": "meadow",
        "position": 3,
        "teaser": "In Aumund-Hammersbeck, im Stadtteil Vegesack.",
        "streets": "Hünertshagen und Kaspar-Ohm-Straße",
        "intro": """
<p>Zum Quartier gehören die Straßen Hünertshagen und Kaspar-Ohm-Straße. Sie liegen in
Aumund-Hammersbeck, im Stadtteil Vegesack. Etwa 2.700 Menschen wohnen hier, darunter
viele Familien mit Kindern.</p>
<p>Im Arbeitskreis Quartier arbeiten viele Einrichtungen zusammen: Schule, Kinder- und
Familienzentrum, Jugendhäuser, Kirche, Wohnungsunternehmen und Feuerwehr. 2023 und 2024
haben sie mit dem Quartier große Sommerfeste gefeiert.</p>
<p>Einen eigenen Ort für Treffen und Veranstaltungen hat das Quartier noch nicht.</p>
""",
    },
]

TOPICS = [
    {"name": "Beratung", "slug": "beratung", "position": 1},
    {"name": "Deutsch lernen", "slug": "deutsch-lernen", "position": 2},
    {"name": "Kinder und Familie", "slug": "kinder-und-familie", "position": 3},
    {"name": "Jugend", "slug": "jugend", "position": 4},
    {"name": "Ältere", "slug": "aeltere", "position": 5},
    {"name": "Gesundheit", "slug": "gesundheit", "position": 6},
    {"name": "Feste und Treffen", "slug": "feste-und-treffen", "position": 7},
]

AUDIENCES = [
    {"name": "Alle", "slug": "alle", "position": 1},
    {"name": "Familien", "slug": "familien", "position": 2},
    {"name": "Kinder", "slug": "kinder", "position": 3},
    {"name": "Jugendliche", "slug": "jugendliche", "position": 4},
    {"name": "Junge Erwachsene", "slug": "junge-erwachsene", "position": 5},
    {"name": "Ältere", "slug": "aeltere", "position": 6},
]
