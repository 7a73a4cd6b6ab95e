"""The starter content, as data: what is publicly known about QEK, in own words.

Unknown facts stay empty or stand as „[wird ergänzt: …]“. Phone numbers and e-mail
addresses are placeholders that nobody can reach.
"""
