"""Who says a quotation: the verb of saying around it, "according to", a colon, or the quotation before."""

from spacy.tokens import Doc, Token

from ingest.extract.cast import Cast, Form
from ingest.extract.quotes.clause import has_companion, subject
from ingest.extract.quotes.lexicon import speech_verbs
from ingest.extract.quotes.quotation import Quotation
from ingest.extract.quotes.speakers import speakers_of
from ingest.extract.quotes.voice import Voice, voices_of

_SPEAKING_FORMS = frozenset({Form.NAME, Form.SURNAME, Form.INSTITUTION, Form.DESCRIPTION})
_MANNER = frozenset({"be", "sound", "go", "have", "remain", "get", "strike"})
"""Verbs that with a colon behind their clause announce what somebody said ("He was blunter:")."""
_REACH = 28
"""How many tokens from the mark the verb of saying may stand."""


class Attribution:
    """Finds speakers in one article. ``paragraph`` gives the first and the last token after a token's paragraph."""

    def __init__(self, doc: Doc, cast: Cast, inside: frozenset[int]) -> None:
        self._doc = doc
        self._cast = cast
        self._inside = inside

    def around(self, start: int, end: int, first: int, last: int) -> Quotation | None:
        """Return the quotation at tokens ``start:end`` with its speaker, looked for in its paragraph ``first:last``.

        After it, then before it: English news put the verb of saying behind a quotation more often than before.
        None where nobody is found.
        """
        return (
            self._after(start, end, last)
            or self._before(start, end, first)
            or self._colon(start, end, first)
            or self._according(start, end, first, last)
        )

    def _after(self, start: int, end: int, last: int) -> Quotation | None:
        i = end
        while i < last and (self._doc[i].is_quote or self._doc[i].text in (",", "-", "—") or self._doc[i].is_space):
            i += 1
        ended = end > 0 and self._doc[end - 1].text in ".?!" and self._doc[end - 1].text == "."
        begin = i
        while i < min(last, begin + _REACH):
            token = self._doc[i]
            if i in self._inside or token.text in ".!?;" or (token.is_space and "\n\n" in token.text):
                break
            if self._is_cue(token) and not ended:
                speaker = self._subject_near(token, begin, last)
                if speaker:
                    return self._make(start, end, speaker, i, "quote.after", 0.95)
            i += 1
        return None

    def _before(self, start: int, end: int, first: int) -> Quotation | None:
        i = start - 1
        while i >= first and (self._doc[i].is_quote or self._doc[i].is_space):
            i -= 1
        begin = i
        while i >= max(first, begin - _REACH):
            token = self._doc[i]
            if i in self._inside or (token.text in ".!?" and i < begin):
                break
            if self._is_cue(token):
                gap = begin - i
                speaker = speakers_of(self._cast, token)
                if speaker and (
                    gap <= 3 or self._doc[begin].text in (",", ":") or self._doc[begin].lower_ in ("that",) or gap < 12
                ):
                    return self._make(start, end, speaker, i, "quote.before", 0.93 if gap <= 8 else 0.85)
            i -= 1
        return None

    def _colon(self, start: int, end: int, first: int) -> Quotation | None:
        i = start - 1
        while i >= first and (self._doc[i].is_quote or self._doc[i].is_space):
            i -= 1
        if i > first and self._doc[i].text == ":":
            if speaker := self._head_of_clause(i, first):
                return self._make(start, end, speaker, None, "quote.colon", 0.8)
            mention = self._cast.at(i - 1)
            if mention is not None and mention.form in _SPEAKING_FORMS:
                speaker = voices_of(self._cast, self._doc[i - 1])
                if speaker:
                    return self._make(start, end, speaker, None, "quote.colon", 0.85)
        return None

    def _head_of_clause(self, colon: int, first: int) -> tuple[Voice, ...]:
        """The person who is the subject before the colon: "His Kenyan colleague was blunter:"."""
        roots = [t for t in self._doc[first:colon] if t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT"]
        verb = roots[-1] if roots else None
        who = subject(verb) if verb is not None and verb.lemma_ in _MANNER else None
        mention = self._cast.at(who.i) if who is not None else None
        apposed = [c for c in who.children if c.dep_ == "appos"] if who is not None else []
        named = any(self._cast.at(c.i) is not None for c in apposed)
        return voices_of(self._cast, who) if who is not None and (mention is not None or named) else ()

    def _according(self, start: int, end: int, first: int, last: int) -> Quotation | None:
        for i in range(max(first, start - _REACH), min(last, end + _REACH)):
            token = self._doc[i]
            if token.lower_ == "according" and i not in self._inside:
                for prep in token.children:
                    if prep.lower_ == "to":
                        for source in prep.children:
                            if source.dep_ == "pobj" and (speaker := voices_of(self._cast, source)):
                                return self._make(start, end, speaker, i, "quote.according", 0.88)
        return None

    def _is_cue(self, token: Token) -> bool:
        if token.pos_ not in ("VERB", "AUX"):
            return False
        return any(
            verb.direct and (not verb.companion or has_companion(token, verb.companion) is not None)
            for verb in speech_verbs().get(token.lemma_, ())
        )

    def _subject_near(self, cue: Token, begin: int, last: int) -> tuple[Voice, ...]:
        """The subject by the parse; else the mention right before or behind the verb ("said Costa", "she added")."""
        found = subject(cue)
        if found is not None and found.i not in self._inside and (speaker := voices_of(self._cast, found)):
            return speaker
        if found is not None and found.i not in self._inside and begin <= found.i < last:
            return ()
        for i in (*range(cue.i + 1, min(last, cue.i + 9)), *range(cue.i - 1, begin - 1, -1)):
            mention = self._cast.at(i)
            if mention is not None and i not in self._inside:
                return voices_of(self._cast, self._doc[mention.end - 1])
            if self._doc[i].text in ".;":
                break
        return ()

    def _make(
        self, start: int, end: int, speakers: tuple[Voice, ...], cue: int | None, rule: str, sure: float
    ) -> Quotation:
        return Quotation(start, end, True, speakers, cue, rule, sure)
