IMPRINT = """
<h2>Anbieter</h2>
<p>Hans-Wendt-Stiftung<br>[wird ergänzt: Rechtsform]<br>[wird ergänzt: Straße und
Hausnummer]<br>[wird ergänzt: Postleitzahl] Bremen</p>
<h2>Kontakt</h2>
<p>Telefon: [wird ergänzt: Telefonnummer]<br>E-Mail: [wird ergänzt: E-Mail-Adresse]</p>
<p>Ihre Ansprechpersonen im Quartier finden Sie unter <a
href="/ansprechpersonen/">Ansprechpersonen</a>.</p>
<h2>Vertretungsberechtigt</h2>
<p>[wird ergänzt: Name des Vorstands]</p>
<h2>Register, Aufsicht und Steuer</h2>
<p>Aufsicht: [wird ergänzt: zuständige Behörde]<br>Umsatzsteuer- oder
Wirtschafts-Identifikationsnummer: [wird ergänzt, falls vorhanden]</p>
<h2>Verantwortlich für den Inhalt</h2>
<p>Nach § 18 Absatz 2 Medienstaatsvertrag: [wird ergänzt: Name und Anschrift]</p>
<h2>Förderung</h2>
<p>QEK wird gefördert im Landesprogramm Lebendige Quartiere der Senatorin für Arbeit,
Soziales, Jugend und Integration, Freie Hansestadt Bremen.</p>
<h2>Bilder</h2>
<p>Die Zeichnungen der Quartiere gehören zu dieser Website. Bei Fotos steht der Nachweis
am Bild.</p>
"""

PRIVACY = """
<h2>Das Wichtigste zuerst</h2>
<ul>
<li><p>Diese Website verfolgt Sie nicht: keine Werbung, keine Statistik, keine Inhalte
von anderen Firmen.</p></li>
<li><p>Beim Lesen setzen wir kein Cookie. Nur wenn Sie ein Formular öffnen, nutzt Ihr
Browser ein technisch nötiges Cookie. Es schützt das Formular vor Missbrauch.</p></li>
<li><p>Wir fragen nur nach Angaben, die wir für unsere Antwort brauchen.</p></li>
</ul>
<h2>Wer ist verantwortlich?</h2>
<p>Hans-Wendt-Stiftung, [wird ergänzt: Anschrift, Telefon, E-Mail]</p>
<p>Datenschutzbeauftragte Person: [wird ergänzt: Name und Kontakt]</p>
<h2>Wenn Sie die Website lesen</h2>
<p>Damit die Seiten zu Ihnen kommen, verarbeitet der Server die Internet-Adresse Ihres
Geräts, den Zeitpunkt, die aufgerufene Seite und die Angaben Ihres Browsers.
Rechtsgrundlage ist Artikel 6 Absatz 1 Buchstabe f DSGVO: Wir müssen die Website sicher
betreiben.</p>
<p>Betrieb des Servers: [wird ergänzt: Name und Sitz des Anbieters]<br>Protokolle
bleiben gespeichert: [wird ergänzt: Frist]</p>
<h2>Wenn Sie einen Raum anfragen</h2>
<p>Wir speichern, was Sie in das Formular schreiben: Name, Organisation, E-Mail,
Telefon, wenn Sie es angeben, und alles zu Ihrem Vorhaben. Wir nutzen es nur, um Ihre
Anfrage zu bearbeiten. Rechtsgrundlage ist Artikel 6 Absatz 1 Buchstabe b DSGVO: Ihre
Anfrage bereitet eine Vereinbarung vor.</p>
<p>Vor einem bestätigten Termin erinnern wir Sie einmal per E-Mail. Wird eine Zeit
wieder frei, schreiben wir Ihnen nur, wenn Sie das angekreuzt haben. Nur mit Ihrer
Zustimmung kündigen wir Ihre Veranstaltung im Kalender an.</p>
<p>Eine Anfrage, die Sie nicht abschicken, gilt nach 72 Stunden nicht mehr. Alle anderen
Angaben löschen wir: [wird ergänzt: Frist nach dem letzten Termin]</p>
<p>Gegen Missbrauch zählen wir, wie oft von einem Anschluss angefragt wird. Dafür
speichern wir keine Internet-Adresse, sondern nur eine Prüfsumme, für höchstens einen
Tag.</p>
<p>Auf den öffentlichen Seiten steht nie, wer einen Raum nutzt.</p>
<h2>Wer bekommt Ihre Angaben?</h2>
<p>Das Team von QEK. [wird ergänzt: weitere Empfänger, zum Beispiel der Anbieter des
Servers]</p>
<h2>Ihre Rechte</h2>
<p>Sie dürfen wissen, was wir über Sie speichern. Sie können verlangen, dass wir Angaben
berichtigen, löschen oder nicht weiter nutzen. Sie können der Nutzung widersprechen und
Ihre Angaben in einem üblichen Format bekommen. Schreiben Sie uns oder rufen Sie an.</p>
<p>Sie können sich auch beschweren: bei der Datenschutzaufsicht des Landes Bremen. [wird
ergänzt: Anschrift und Link]</p>
"""

ACCESSIBILITY = """
<p>Diese Erklärung gilt für die Website von QEK. Verantwortlich ist die
Hans-Wendt-Stiftung, [wird ergänzt: Anschrift und E-Mail].</p>
<h2>Wie barrierefrei ist das Angebot?</h2>
<p>Wir bauen die Website nach der Norm EN 301 549 und nach den Regeln WCAG 2.2, Stufe
AA. Sie lässt sich mit der Tastatur bedienen. Sie funktioniert ohne JavaScript und auch,
wenn Sie die Schrift auf die doppelte Größe stellen.</p>
<p>Stand der Prüfung: [wird ergänzt: Wer hat wann und wie geprüft?]</p>
<h2>Welche Bereiche sind nicht barrierefrei?</h2>
<ul>
<li><p>Geprüfte Texte in Leichter Sprache gibt es noch nicht. Bis dahin gibt es eine
Seite in <a href="/leichte-sprache/">einfacher Sprache</a>.</p></li>
<li><p>Ein Video in Deutscher Gebärdensprache gibt es noch nicht.</p></li>
<li><p>[wird ergänzt: Ergebnis der Prüfung]</p></li>
</ul>
<h2>Barriere melden</h2>
<p>Kommen Sie irgendwo nicht weiter? Bitte sagen Sie es uns. Rufen Sie eine <a
href="/ansprechpersonen/">Ansprechperson</a> an oder schreiben Sie eine E-Mail. Wir
helfen Ihnen gleich und beheben den Fehler.</p>
<h2>Wenn unsere Antwort nicht hilft</h2>
<p>Dann können Sie sich an die Zentralstelle für barrierefreie Informationstechnik beim
Landesbehindertenbeauftragten Bremen wenden. [wird ergänzt: Anschrift und Link]</p>
"""
