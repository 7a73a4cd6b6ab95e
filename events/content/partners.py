"""Partners that are named in public sources; the sentence says only what is known."""

ALWIN, VORSTADT, HAGEN = "alwin-lonke-quartier", "bahnhofsvorstadt", "huenertshagen"


def partner(name: str, *quarters: str, description: str = "") -> dict:
    return {"name": name, "description": description, "quarters": list(quarters)}


PARTNERS = [
    partner("Arbeitskreis Quartier", HAGEN),
    partner("AWO Bremen", ALWIN),
    partner("AWO-Übergangswohnheim Breitenweg", VORSTADT),
    partner("Beirat und Ortsamt Burglesum", ALWIN),
    partner("Beirat und Ortsamt Mitte", VORSTADT),
    partner("Berufsinformationszentrum", VORSTADT),
    partner("Brebau", VORSTADT, HAGEN, description="Wohnungsunternehmen."),
    partner("CleanUpYourCity", VORSTADT),
    partner("Die Bremer Stadtreinigung", VORSTADT),
    partner("Ev. Kirchengemeinde Aumund-Vegesack", HAGEN),
    partner(
        "Ev. Mirjamgemeinde",
        VORSTADT,
        description="Mit dem Begegnungszentrum am Doventorsteinweg.",
    ),
    partner("Freiwillige Feuerwehr Vegesack", HAGEN),
    partner("Freizi Alt-Aumund", HAGEN),
    partner("Gewoba", VORSTADT, HAGEN, description="Wohnungsunternehmen."),
    partner("GOODis Bremen", VORSTADT),
    partner("Grone", VORSTADT, description="Bildungsträger, gibt Deutschkurse."),
    partner("Grundschule Borchshöhe", HAGEN),
    partner("Hochschule Bremen", VORSTADT, HAGEN),
    partner(
        "Innere Mission",
        VORSTADT,
        description="Stadtteilhaus und Kleiderladen „Anziehungspunkt“, Bornstraße 65.",
    ),
    partner("Jugendhaus Vegesack", HAGEN),
    partner("Jugendtreff Bahnhofsvorstadt", VORSTADT),
    partner("Kinder- und Familienzentrum Flintacker", HAGEN),
    partner("Kinder- und Familienzentrum Fockengrund", ALWIN),
    partner("Kindergarten Michaelis", VORSTADT),
    partner("Kinderhaus im Quartier", HAGEN),
    partner("Kontaktpolizei", VORSTADT, HAGEN),
    partner(
        "Kulturtafel Bremen",
        VORSTADT,
        HAGEN,
        description="Kultur für Menschen mit wenig Geld.",
    ),
    partner("Mädchentreff LilasPause", HAGEN),
    partner("Musterknaben eG", HAGEN, description="Abfallmanagement."),
    partner(
        "Ökumenische Starthilfe e. V.",
        HAGEN,
        description="Kleidung, Hausrat und Möbel für Geflüchtete.",
    ),
    partner("Omas gegen Rechts", HAGEN),
    partner("Ortsamt Vegesack", HAGEN),
    partner("Sportgarten und Fab Lab", VORSTADT, description="Im alten Postamt 5."),
    partner("Übersee-Museum", VORSTADT),
    partner("Vonovia", ALWIN, HAGEN, description="Wohnungsunternehmen."),
    partner("Wilhelm-Kaisen-Bürgerhilfe", ALWIN),
]
