"""What was put in last is the last one forgotten."""

from graph_schema.recent import Recent


def test_the_oldest_is_forgotten() -> None:
    recent = Recent[str, int](2)
    for number, name in enumerate("abc"):
        recent.put(name, number)
    assert [recent.get(name) for name in "abc"] == [None, 1, 2]
    assert len(recent) == 2


def test_what_is_put_in_again_is_new() -> None:
    recent = Recent[str, int](2)
    for number, name in enumerate("abac"):
        recent.put(name, number)
    assert [recent.get(name) for name in "abc"] == [2, None, 3]


def test_nothing_is_held_where_nothing_may_be() -> None:
    recent = Recent[str, int](0)
    recent.put("a", 1)
    assert recent.get("a") is None
