import pytest

from graph_schema.model.when import first_day, last_day


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-08-15", "2025-08-15", "2025-08-15"),
    ],
)
def test_an_iso_prefix_spans_days(iso, first, last):
    assert (first_day(iso).isoformat(), last_day(iso).isoformat()) == (first, last)
