"""Whole articles, in the shapes that outlets publish them in. Every text was written for this test."""

import datetime as dt

from graph_schema.model.article import RawArticle
from ingest.clean import BlockKind, CleanText, clean_article

HEADLINE, SUBHEAD, BODY, CAPTION = BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.BODY, BlockKind.CAPTION


def cleaned(text: str, **metadata: str) -> CleanText:
    raw = RawArticle.model_validate({"text": text, "published": dt.date(2021, 5, 3), "origin": "a test", **metadata})
    article, clean = clean_article(raw)
    assert article.text == text
    return clean


def blocks(clean: CleanText) -> list[tuple[BlockKind, str]]:
    return [(block.kind, clean.text[block.start : block.end]) for block in clean.blocks]


def reasons(clean: CleanText) -> list[str]:
    return [reason for _, _, reason in clean.dropped]


def test_a_web_page_copied_with_its_furniture() -> None:
    clean = cleaned(
        "Our Cookie Policy\n\nBy continuing to use this page you agree to our use of cookies.\n\nI agree\n\n"
        "Peru and Chile open river talks\n\nExample News\n\nAmericas;Peru\n02:10\n\n"
        "The foreign ministers of Peru and Chile opened talks in Lima on Monday.\n\n \n\n"
        "'No easy round'\n\n"
        "“We have time,” said the Peruvian minister.\n\n"
        "The ministers of Peru and Chile at the table in Lima. /Anna Example/Reuters\n"
        "The ministers of Peru and Chile at the table in Lima. /Anna Example/Reuters\n\n"
        "The ministers of Peru and Chile at the table in Lima. /Anna Example/Reuters\n\n"
        "The round ends on Friday.\n\nSource(s): AFP ,Reuters\nSearch Trends\nFloods in the north\nA new stadium",
        outlet="Example News",
    )
    assert blocks(clean) == [
        (HEADLINE, "Peru and Chile open river talks"),
        (BODY, "The foreign ministers of Peru and Chile opened talks in Lima on Monday."),
        (SUBHEAD, "'No easy round'"),
        (BODY, '"We have time," said the Peruvian minister.'),
        (CAPTION, "The ministers of Peru and Chile at the table in Lima."),
        (BODY, "The round ends on Friday."),
    ]
    assert clean.agencies == ("Reuters", "AFP")
    assert clean.byline_names == ("Anna Example",)
    assert reasons(clean) == [
        "cookie banner", "cookie banner", "cookie banner", "outlet", "section tags", "video length",
        "photo credit", "repeat", "repeat", "agency line", "related links", "related links", "related links",
    ]  # fmt: skip


def test_wire_copy_wrapped_at_a_fixed_width_with_indented_paragraphs() -> None:
    clean = cleaned(
        "   LIMA, May 3 (Reuters) - Peru's foreign minister met her Chilean colleague\n"
        "on Monday for talks about the river that both countries share, the ministry\n"
        "said.\n"
        "   The two had not met for three years, since a quarrel over fish stocks that\n"
        "both sides now call a misunderstanding between friends and old neighbours.\n"
        "   (Reporting by Anna Example; Editing by John Sample)\n"
    )
    assert blocks(clean) == [
        (
            BODY,
            "Peru's foreign minister met her Chilean colleague on Monday for talks about the river that both countries "
            "share, the ministry said.",
        ),
        (
            BODY,
            "The two had not met for three years, since a quarrel over fish stocks that both sides now call a "
            "misunderstanding between friends and old neighbours.",
        ),
    ]
    assert clean.dateline == "LIMA, May 3 (Reuters) -"
    assert clean.agencies == ("Reuters",)
    assert clean.byline_names == ("Anna Example", "John Sample")


def test_a_readout_keeps_its_title_and_all_its_sentences() -> None:
    clean = cleaned(
        "THE WHITE HOUSE\nOffice of the Press Secretary\n\nFOR IMMEDIATE RELEASE\nMay 3, 2021\n\n"
        "Readout of the President’s Call with Prime Minister Ana Muster of Exampleland\n\n"
        "The President spoke today with Prime Minister Ana Muster.\n\n###\n"
    )
    assert blocks(clean) == [
        (HEADLINE, "Readout of the President's Call with Prime Minister Ana Muster of Exampleland"),
        (BODY, "The President spoke today with Prime Minister Ana Muster."),
    ]
    assert "letterhead" in reasons(clean)
    assert reasons(clean)[-1] == "ornament"


def test_the_headline_is_the_paragraph_that_says_the_title() -> None:
    text = (
        "A lively kicker without a stop\n\nPeru, Chile open river talks – Example Post\n\nThe talks opened on Monday."
    )
    clean = cleaned(text, title="Peru, Chile open river talks", outlet="Example Post")
    assert (HEADLINE, "Peru, Chile open river talks") in blocks(clean)


def test_a_title_that_is_the_first_sentence_does_not_make_the_body_a_headline() -> None:
    text = "Peru and Chile have opened talks. The round is to end on Friday, officials in both capitals say."
    clean = cleaned(text, title="Peru and Chile have opened talks")
    assert blocks(clean) == [(BODY, text)]


def test_the_title_comes_from_the_headline_where_none_was_given() -> None:
    raw = RawArticle(text="Talks open in Lima\n\nThey opened.", published=dt.date(2021, 5, 3), origin="a test")
    assert clean_article(raw)[0].title == "Talks open in Lima"


def test_a_list_of_signatories_is_no_row_of_subheads() -> None:
    clean = cleaned(
        "Joint statement on the river\n\nWe welcome the accord on the river we share.\n\nAna Muster, Peru\n\n"
        "Juan Muestra, Chile\n\nMaria Modelo, Bolivia\n\nWe shall meet again in May in Santiago."
    )
    assert [kind for kind, _ in blocks(clean)] == [HEADLINE, BODY, BODY, BODY, BODY, BODY]


def test_one_newline_a_paragraph_without_blank_lines() -> None:
    clean = cleaned(
        "Peru and Chile open talks\nBy Anna Example, diplomatic correspondent\n3 May 2021, 10:15 GMT\n"
        "LIMA — The foreign ministers of Peru and Chile opened talks on Monday, both ministries said in a statement "
        "that gave no details.\nThey are to end on Friday.\n",
        title="Peru and Chile open talks",
    )
    assert blocks(clean) == [
        (HEADLINE, "Peru and Chile open talks"),
        (
            BODY,
            "The foreign ministers of Peru and Chile opened talks on Monday, both ministries said in a statement "
            "that gave no details.",
        ),
        (BODY, "They are to end on Friday."),
    ]
    assert clean.dateline == "LIMA —"
    assert clean.byline_names == ("Anna Example",)


def test_a_transcript_keeps_its_speakers() -> None:
    text = "PRESIDENT MUSTER: Thank you all.\n\nQUESTION: Will you meet the king?\n\nPRESIDENT MUSTER: On Friday."
    assert cleaned(text).dateline is None
    assert len(cleaned(text).blocks) == 3


def test_all_capitals_stay_as_they_are() -> None:
    text = "PERU AND CHILE OPENED TALKS IN LIMA ON MONDAY. THE MINISTERS MET FOR TWO HOURS."
    assert cleaned(text).text == text


def test_a_word_hyphenated_by_the_wrap_is_joined() -> None:
    clean = cleaned(
        "The ministers of the two states held a face-to-\nface meeting in the capital on Monday morning,\n"
        "and then they left for the airport by the sea,\nwhere their aircraft stood ready for departure.\n"
    )
    assert "face-to-face" in clean.text


def test_invisible_marks_are_dropped_and_the_way_back_is_kept() -> None:
    clean = cleaned("Pe\u200bru met\u00a0Chi\u00adle\u202e in Lima.")
    assert clean.text == "Peru met Chile in Lima."
    start = clean.text.index("Chile")
    assert clean.raw_span(start, start + 5) == (10, 16)


def test_dashes_part_clauses_or_join_words() -> None:
    assert cleaned("The Iran–Iraq talks – the third – failed.").text == "The Iran-Iraq talks — the third — failed."


def test_nothing_but_furniture_leaves_an_empty_text() -> None:
    clean = cleaned("I agree\n\nSearch Trends\n\n03:00\n")
    assert clean.text == ""
    assert clean.blocks == ()
