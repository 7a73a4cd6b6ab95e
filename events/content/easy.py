EASY = """
<p>Diese Seite ist in einfacher Sprache. Sie ist noch nicht in geprüfter Leichter
Sprache.</p>
<h2>Was ist QEK?</h2>
<p>QEK ist ein Projekt in Bremen. Wir arbeiten in drei Quartieren. Ein Quartier ist ein
Teil der Stadt. Dort wohnen Sie, dort gehen Sie einkaufen, dort gehen Ihre Kinder zur
Schule.</p>
<p>Wir wollen, dass es den Menschen im Quartier gut geht. Dafür arbeiten wir mit vielen
zusammen.</p>
<h2>Wer hilft mir?</h2>
<p>Jedes Quartier hat eine Ansprechperson. Sie können anrufen oder eine E-Mail
schreiben. Alle Telefonnummern stehen auf der Seite <a
href="/ansprechpersonen/">Ansprechpersonen</a>.</p>
<h2>Was ist los?</h2>
<p>Auf der Seite <a href="/veranstaltungen/">Veranstaltungen</a> stehen alle Termine.
Dort lesen Sie: Wann ist es? Wo ist es? Für wen ist es?</p>
<p>Auf der Seite <a href="/angebote/">Angebote</a> steht, was es immer wieder gibt. Zum
Beispiel eine Beratung.</p>
<h2>Kann ich einen Raum bekommen?</h2>
<p>In der Bahnhofsvorstadt gibt es zwei Räume. Gruppen können die Räume anfragen. So
geht es:</p>
<ol>
<li><p>Gehen Sie auf die Seite <a href="/raeume/">Räume</a>. Suchen Sie eine freie
Zeit.</p></li>
<li><p>Füllen Sie das Formular aus.</p></li>
<li><p>Sie bekommen eine E-Mail. Klicken Sie auf den Link in der E-Mail. Dann drücken
Sie auf „Anfrage jetzt abschicken“.</p></li>
<li><p>Wir prüfen Ihre Anfrage. Dann bekommen Sie eine Antwort.</p></li>
</ol>
<p>Sie können auch anrufen. Wir helfen Ihnen gern.</p>
"""
