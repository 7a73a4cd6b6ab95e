"""Reading pages the way people do."""

import html
import re


def text_of(response) -> str:
    """The visible words of an answer, without tags and line breaks."""
    assert response.status_code == 200, response.status_code
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", response.text, flags=re.S)
    return re.sub(r"[ \n\t]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))
