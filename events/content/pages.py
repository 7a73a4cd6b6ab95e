"""Editorial and legal pages. „[wird ergänzt: …]“ marks what only QEK can say; the
legal pages must be checked by the foundation before the site goes public."""

from .easy import EASY
from .legal import ACCESSIBILITY, IMPRINT, PRIVACY

ABOUT = """
<h2>Was wir tun</h2>
<p>Quartiersbeauftragte kennen die Menschen und die Einrichtungen im Quartier. Sie
bringen sie zusammen und finden neue Partner. Gemeinsam setzen sie um, was hilft: vom
kleinen Straßenfest bis zum Quartierstreff. In jedem Quartier schauen wir neu, was
gebraucht wird und was geht.</p>
<h2>Was der Name bedeutet</h2>
<p>QEK heißt: Quartiersentwicklung in Kleinst- und Sondergebieten. So nennt das Land
Bremen Quartiere, die für andere Programme zu klein sind oder außerhalb liegen.</p>
<h2>Wer dahintersteht</h2>
<p>QEK ist ein Projekt der Hans-Wendt-Stiftung. Die Stiftung ist in Bremen anerkannter
freier Träger der Jugendhilfe. Den Auftrag gibt die Senatorin für Arbeit, Soziales,
Jugend und Integration.</p>
<p>Das Geld kommt aus dem Landesprogramm Lebendige Quartiere (LLQ). Gefördert werden
Gebiete, in denen nach Einschätzung des Landes vieles verbessert werden soll.</p>
<h2>Wie es angefangen hat</h2>
<ul>
<li><p>2020: Der Senat beschließt das Landesprogramm Lebendige Quartiere.</p></li>
<li><p>2021: Die Stiftung beginnt mit dem Projekt „5Q“ in fünf Gebieten. Es soll zeigen,
wie ein Förderprogramm aussehen kann.</p></li>
<li><p>Ende 2023: Sozialressort und Stiftung vereinbaren, dass es weitergeht: mit neuen
Schwerpunkten, als QEK und in drei Quartieren.</p></li>
<li><p>September 2024: Die Räume in der Bahnhofsvorstadt öffnen.</p></li>
</ul>
<p>Die Stiftung schreibt über das Projekt auf <a
href="https://www.hwst.de/QEK">www.hwst.de/QEK</a> (andere Website).</p>
"""

# What is left out here are the words that the model brings along.
SITE_TEXT = {
    "pk": 1,
    "home_lead": "Termine, Angebote und Menschen, die helfen: im Alwin-Lonke-Quartier,"
    " in der Bahnhofsvorstadt und in Hünertshagen.",
}

PAGES = [
    {
        "key": "ueber-qek",
        "title": "Über QEK",
        "lead": "Wir kümmern uns um drei Bremer Quartiere. Zusammen mit den Menschen,"
        " die dort leben und arbeiten.",
        "text": ABOUT,
    },
    {
        "key": "partner",
        "title": "Partner",
        "lead": "Diese Einrichtungen und Gruppen arbeiten in den Quartieren mit.",
        "text": "<p>Möchten Sie mitmachen? Rufen Sie Ihre"
        ' <a href="/ansprechpersonen/">Ansprechperson</a> an.</p>',
    },
    {
        "key": "leichte-sprache",
        "title": "Einfache Sprache",
        "lead": "Hier erklären wir kurz, was Sie auf dieser Website finden.",
        "text": EASY,
    },
    {"key": "impressum", "title": "Impressum", "text": IMPRINT},
    {
        "key": "datenschutz",
        "title": "Datenschutz",
        "lead": "Was mit Ihren Angaben passiert, wenn Sie diese Website nutzen.",
        "text": PRIVACY,
    },
    {
        "key": "barrierefreiheit",
        "title": "Erklärung zur Barrierefreiheit",
        "lead": "Alle sollen diese Website nutzen können. So weit sind wir.",
        "text": ACCESSIBILITY,
    },
]
