"""Dates of the query string span what they name."""

import pytest

from app.filters import first_day, in_order, last_day


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2025-08-15", "2025-08-15", "2025-08-15"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_prefix_spans_its_days(iso: str, first: str, last: str) -> None:
    assert (first_day(iso), last_day(iso)) == (first, last)


@pytest.mark.parametrize("wrong", ["", "25", "2025-13", "2025-02-30", "15.08.2025", "2025-08-15T00:00", "0000", "٢٠٢٥"])
def test_what_is_no_day_is_refused(wrong: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(ValueError, match=r"\w"):
            read(wrong)


def test_a_range_must_not_end_before_it_begins() -> None:
    in_order("2025-08-15", "2025-08-15")
    in_order(None, "2025")
    with pytest.raises(ValueError, match="before"):
        in_order("2025-08-15", "2025-08-14")
