"""Every entry of the word lists says what it does by examples: they are run here."""

import datetime as dt
import re
from collections.abc import Callable

import pytest

from graph_schema.model.article import RawArticle
from graph_schema.model.vocabulary import ActorKind
from ingest.clean import clean_article
from ingest.extract.actors.affiliation import implied_principal
from ingest.extract.actors.body_names import looks_like_body
from ingest.extract.actors.naming import family_first, is_female
from ingest.extract.actors.offices import fit, role
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form, Member
from ingest.nlp.lexicon import DATA, entries

PAIR = "President Joe Biden of the United States met President Xi Jinping of China in Bali. "
TRIO = "President Joe Biden, President Xi Jinping and Prime Minister Rishi Sunak met in Bali. "
LEAD_INS = {"persons": PAIR, "states": PAIR, "any": PAIR, "relations": PAIR, "numbers": TRIO}
FILES = sorted(path.stem for path in DATA.glob("*.yaml"))


def examples(name: str, sign: str, *ids: str) -> list[tuple[str, str]]:
    return [(row["id"], text) for row in entries(name) for text in row[sign] if not ids or row["id"] in ids]


def both(name: str, *ids: str) -> list[tuple[str, str, str]]:
    return [(sign, *found) for sign in ("positive", "negative") for found in examples(name, sign, *ids)]


LINKED = [found for name in ("groups", "institutions", "echoes", "pronouns") for found in examples(name, "positive")]
UNLINKED = [found for name in ("groups", "institutions") for found in examples(name, "negative")]
NO_BODIES = [*examples("bodies", "positive", "business"), *examples("events", "positive", "heads")]


@pytest.mark.parametrize("name", FILES)
def test_every_entry_has_an_id_of_its_own_and_examples(name: str) -> None:
    rows = entries(name)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["positive"], row["id"]
        assert row["negative"], row["id"]


def marked(example: str) -> tuple[str, str, set[str] | None]:
    """The text without marks, the marked words, the expected names if any: "[Chile] agreed. = Chile"."""
    text, _, expected = example.partition(" = ")
    match = re.search(r"\[(.+?)\]", text)
    assert match, example
    return text.replace("[", "").replace("]", ""), match[1], set(expected.split(" + ")) if expected else None


@pytest.mark.parametrize(("entry", "example"), LINKED)
def test_marked_words_speak_of_the_expected_actors(read: Callable, entry: str, example: str) -> None:
    if entry in LEAD_INS:
        example = LEAD_INS[entry] + example
    text, words, expected = marked(example)
    found = read(text).who(words)
    assert found, f"nobody at {words!r}"
    if expected is not None:
        assert {name.lower() for name in found} == {name.lower() for name in expected}


@pytest.mark.parametrize(("entry", "example"), UNLINKED)
def test_words_outside_the_lists_make_no_group_and_no_institution(read: Callable, entry: str, example: str) -> None:
    forms = {m.form for m in read(example).cast.mentions}
    assert not forms & {Form.GROUP, Form.INSTITUTION}, forms


def test_a_noun_takes_up_only_organisations_of_its_kind(read: Callable) -> None:
    assert not read("The African Union met. The party agreed.").who("party")
    assert not read("Chile agreed. It seems late.").who("It seems"[:2], 0)


@pytest.mark.parametrize(("entry", "example"), examples("capitals", "positive"))
def test_capitals_that_mean_the_government(read: Callable, entry: str, example: str) -> None:
    text, words, _ = marked(example)
    assert read(text).who(words) == ("Peru",)


@pytest.mark.parametrize(("entry", "example"), examples("capitals", "negative"))
def test_capitals_that_are_mere_places(read: Callable, entry: str, example: str) -> None:
    found = read(example)
    assert found.names == set()
    assert [p.name for p in found.cast.places] == ["Lima, Peru"]


@pytest.mark.parametrize(("entry", "example"), examples("media", "positive"))
def test_media_are_no_actors(read: Callable, entry: str, example: str) -> None:
    text, words, _ = marked(example)
    assert not read(text).who(words)


@pytest.mark.parametrize(("entry", "example"), examples("geography", "positive"))
def test_seas_and_regions_are_no_states(read: Callable, entry: str, example: str) -> None:
    text, words, _ = marked(example)
    assert not read(text).who(words)


@pytest.mark.parametrize(("entry", "example"), examples("titles", "positive"))
def test_titles_before_names(nlp: object, read: Callable, entry: str, example: str) -> None:
    text, words, _ = marked(example)
    if entry == "honorifics":
        assert read(text).names
        return
    roles = [member.role for member in read(text).cast.members.values() if member.kind is ActorKind.PERSON]
    assert roles
    assert roles[0]
    head = words.split()[-1].split("-")[-1].rstrip(".").lower()
    assert head in roles[0].lower() or words.split()[0].lower() in roles[0].lower(), roles


@pytest.mark.parametrize(("entry", "example"), examples("titles", "negative"))
def test_titles_without_names_make_no_person(read: Callable, entry: str, example: str) -> None:
    assert not [m for m in read(example).cast.members.values() if m.kind is ActorKind.PERSON]


@pytest.mark.parametrize(
    ("sign", "example"), [(s, e) for s in ("positive", "negative") for _, e in examples("roles", s)]
)
def test_descriptions_and_offices(sign: str, example: str) -> None:
    described, held = (role(title) for title in example.split(" ~ "))
    assert described is not None
    assert held is not None
    assert (fit(described, held) > 0) == (sign == "positive")


@pytest.mark.parametrize(("sign", "entry", "example"), both("implied"))
def test_offices_that_one_state_has(sign: str, entry: str, example: str) -> None:
    principal = next(row.get("iso3") or row["org"] for row in entries("implied") if row["id"] == entry)
    assert (implied_principal(example) == principal) == (sign == "positive")


@pytest.mark.parametrize(("sign", "entry", "example"), both("names", "family_first"))
def test_surnames_in_front(sign: str, entry: str, example: str) -> None:
    assert family_first(example) == (sign == "positive")


@pytest.mark.parametrize(("sign", "entry", "example"), both("names", "female", "female_titles", "male_titles"))
def test_women_and_men(sign: str, entry: str, example: str) -> None:
    *titles, name = example.replace(".", "").split() if entry.endswith("titles") else ("", example)
    member = Member("k", ActorKind.PERSON, name)
    sex = is_female(member, frozenset(word.lower() for word in titles))
    wanted = {"female": True, "female_titles": True, "male_titles": False}[entry]
    assert (sex is wanted) == (sign == "positive")


@pytest.mark.parametrize(("entry", "example"), examples("outsiders", "positive"))
def test_outsiders_never_act(read: Callable, entry: str, example: str) -> None:
    assert "Nora Feld" not in read(f"Relations are tense, {example} said.").names


@pytest.mark.parametrize(("entry", "example"), examples("outsiders", "negative"))
def test_envoys_act(read: Callable, entry: str, example: str) -> None:
    assert "Nora Feld" in read(f"Relations are tense, {example} said.").names


@pytest.mark.parametrize(("sign", "entry", "example"), both("bodies", "heads"))
def test_names_of_bodies_that_may_act(nlp: Callable, sign: str, entry: str, example: str) -> None:
    assert _looks_like_body(nlp, example) == (sign == "positive")


@pytest.mark.parametrize(("entry", "example"), NO_BODIES)
def test_firms_and_events_are_no_bodies(nlp: Callable, entry: str, example: str) -> None:
    assert not _looks_like_body(nlp, example)


@pytest.mark.parametrize(("entry", "example"), examples("events", "negative", "heads"))
def test_what_is_no_event_may_be_a_body(nlp: Callable, entry: str, example: str) -> None:
    assert _looks_like_body(nlp, example)


def _looks_like_body(nlp: Callable, name: str) -> bool:

    article, clean = clean_article(
        RawArticle(text=f"The {name} agreed.", published=dt.date(2023, 5, 10), origin="test")
    )
    doc = nlp(clean.text)
    scene = Scene(doc, article, clean)
    span = doc.char_span(4, 4 + len(name), alignment_mode="expand")
    return looks_like_body(scene, span.start, span.end)


@pytest.mark.parametrize(("entry", "example"), examples("counterparts", "positive"))
def test_whose_a_counterpart_is(read: Callable, entry: str, example: str) -> None:
    text, noun, expected = marked(example)
    name = text.partition(f"{noun}, ")[2].partition(",")[0].removesuffix(".")
    assert expected == {read(text).affiliation(name)}


@pytest.mark.parametrize(("entry", "example"), examples("counterparts", "negative"))
def test_a_counterpart_without_a_country_tells_nothing(read: Callable, entry: str, example: str) -> None:
    assert read(example).affiliation("Ivo Marten") is None


@pytest.mark.parametrize(("sign", "entry", "example"), both("names", "alias"))
def test_two_names_of_one_person(read: Callable, sign: str, entry: str, example: str) -> None:
    found = read(example)
    assert (found.who("Marten") == found.who("Salas")) == (sign == "positive")


@pytest.mark.parametrize(("sign", "entry", "example"), both("events", "encounters"))
def test_the_place_in_the_name_of_an_encounter(read: Callable, sign: str, entry: str, example: str) -> None:
    assert ("Lima, Peru" in {place.name for place in read(example).cast.places}) == (sign == "positive")


@pytest.mark.parametrize(("sign", "entry", "example"), both("events", "meeting_words", "telling"))
def test_whose_minister_it_is_by_what_he_does(read: Callable, sign: str, entry: str, example: str) -> None:
    text, _, state = example.partition(" = ")
    assert (read(text).affiliation("Ivo Marten") == state) == (sign == "positive")


@pytest.mark.parametrize(("entry", "example"), [*examples("media", "negative"), *examples("geography", "negative")])
def test_what_is_neither_a_medium_nor_a_landscape_acts(read: Callable, entry: str, example: str) -> None:
    assert read(example).names


@pytest.mark.parametrize(("entry", "example"), examples("pronouns", "negative"))
def test_pronouns_that_mean_nobody(read: Callable, entry: str, example: str) -> None:
    assert not [m for m in read(example).cast.mentions if m.form is Form.PRONOUN]


@pytest.mark.parametrize(("entry", "example"), examples("echoes", "negative"))
def test_nouns_that_take_up_nobody(read: Callable, entry: str, example: str) -> None:
    assert not read(example).who(example.split()[-2])
