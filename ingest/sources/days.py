"""Days as listings write them. Each is taken as written, in its own time zone; what may be two days is none."""

import datetime as dt
import email.utils
import re

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d])")


def day_in(value: str | None) -> dt.date | None:
    """Return the day of ``2021-05-03…``, ``20210503``, ``20210503T101500Z`` or ``Mon, 03 May 2021 10:15:00 GMT``."""
    text = (value or "").strip()
    match = _ISO.match(text) or _COMPACT.fullmatch(text)
    try:
        if match:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        return email.utils.parsedate_to_datetime(text).date() if re.search("[A-Za-z]", text) else None
    except ValueError:
        return None
