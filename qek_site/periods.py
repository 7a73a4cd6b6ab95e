"""How long things are kept at most; `manage.py tidy` reads it every day."""


def kept(past_months: int) -> dict[str, dict[str, int]]:
    """Kind -> period. What each counts from and how it goes: rooms/retention.py."""
    return {
        "unsent": {"hours": 72},
        "refused": {"months": 6},
        "past": {"months": past_months},
        "letters": {"days": 30},
        "attachments": {},
        "history": {"months": 24},
        "openers": {"days": 7},
        "attempts": {"days": 1},
        "sessions": {},
    }
