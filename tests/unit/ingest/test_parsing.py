"""Texts become Docs of exactly their characters, however long they are."""

from spacy.language import Language

from ingest import parsing

PARAGRAPH = "The minister of Peru met the king of Spain in Lima. They spoke about fish.\n\n"


def test_a_long_text_is_parsed_in_parts_that_make_up_the_whole(small_nlp: Language) -> None:
    text = PARAGRAPH * (2 * parsing.PART // len(PARAGRAPH)) + "The end."
    (doc,) = parsing.parse([text], small_nlp)
    assert not isinstance(doc, Exception)
    assert doc.text == text
    whole = {sent.text.strip() for sent in doc.sents}
    assert whole == {"The minister of Peru met the king of Spain in Lima.", "They spoke about fish.", "The end."}
    assert {ent.text for ent in doc.ents} >= {"Peru", "Spain", "Lima"}


def test_a_word_without_end_is_cut_somewhere(small_nlp: Language) -> None:
    text = "a" * (2 * parsing.PART + 5)
    (doc,) = parsing.parse([text], small_nlp)
    assert not isinstance(doc, Exception)
    assert doc.text == text


def test_many_texts_keep_their_order_and_the_empty_one(small_nlp: Language) -> None:
    texts = ["One met two.", "", "Three met four.", PARAGRAPH * 600]
    docs = parsing.parse(texts, small_nlp)
    assert [doc.text for doc in docs if not isinstance(doc, Exception)] == texts


def test_a_text_that_fails_touches_no_other(small_nlp: Language) -> None:
    texts = ["One met two.", "half \ud800 a character", "Three met four."]
    docs = parsing.parse(texts, small_nlp)
    assert [isinstance(doc, Exception) for doc in docs] == [False, True, False]
