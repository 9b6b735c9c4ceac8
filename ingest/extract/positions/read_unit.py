"""What one sentence holds: reported views, stance words with an owner, quotations."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.content import ContentReader
from ingest.extract.positions.finding import Draft, Finding
from ingest.extract.positions.self_reference import circle
from ingest.extract.positions.senses import Sense, nominal_at, sense_at
from ingest.extract.positions.unit import Unit
from ingest.extract.quotes import Quotation, clause
from ingest.extract.quotes.lexicon import SpeechVerb, speech_verbs
from ingest.extract.quotes.voice import Voice, voices_of

_VERBAL = frozenset({"VERB", "AUX"})
_EMBEDDED = 0.7
"""What a stance keeps of its confidence when another speaker only reports it."""


class UnitReader:
    """Reads the sentences of one article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._content = ContentReader(cast)

    def read(self, unit: Unit) -> list[Draft]:
        """Return a draft for each stance that the sentence ascribes to somebody, before duplicates are dropped."""
        drafts: list[Draft] = []
        drafts.extend(self._quoted(unit))
        cues = {q.cue for q in unit.quotations if q.clausal and q.speakers}
        for token in unit.span:
            if token.is_punct or token.is_space or unit.quoted(token.i) is not None:
                continue
            if token.pos_ in _VERBAL or token.dep_ in ("acomp", "attr", "prep", "oprd") or token.pos_ == "ADJ":
                drafts.extend(self._verbal(token, unit, spoken=token.i in cues))
            elif token.pos_ == "NOUN":
                drafts.extend(self._nominal(token))
            if token.lower_ == "according":
                drafts.extend(self._according(token, unit))
        return drafts

    def _quoted(self, unit: Unit) -> Iterator[Draft]:
        for quotation in unit.quotations:
            if not (quotation.clausal and quotation.speakers):
                continue
            start, end = max(quotation.start, unit.span.start), min(quotation.end, unit.span.end)
            tokens = unit.span.doc[start:end]
            root = _root(list(tokens))
            if root is None:
                continue
            region = frozenset(range(start, end))
            own = circle(self._cast, tuple(k for v in quotation.speakers for k in v.keys))
            found = self._content.read(root, region, own, direct=True, rule=quotation.rule, prior=0.85)
            finding = _weightiest(found)
            if finding is not None:
                yield Draft(quotation.speakers, finding, root.i, region, True, quotation.confidence, said=True,
                            quote=self._words(unit, quotation, start, end))  # fmt: skip

    def _words(self, unit: Unit, quotation: Quotation, start: int, end: int) -> str:
        return str(unit.span.doc[start:end].text).strip()

    def _verbal(self, token: Token, unit: Unit, *, spoken: bool) -> Iterator[Draft]:
        sense = sense_at(token, self._cast)
        if sense is not None:
            drafts = list(self._stance_word(sense, unit, spoken=spoken))
            if drafts or sense.word.stance is not None:
                yield from drafts
                return
        verb = self._speech_verb(token)
        if verb is not None:
            yield from self._reported(token, verb, unit, spoken=spoken)

    def _stance_word(self, sense: Sense, unit: Unit, *, spoken: bool) -> Iterator[Draft]:
        if sense.silent or clause.is_hypothetical(sense.verb):
            return
        phrase = clause.subject(sense.verb)
        if phrase is None:
            return
        voices = voices_of(self._cast, phrase)
        if not voices:
            return
        own = circle(self._cast, tuple(k for v in voices for k in v.keys))
        region = _region(sense.content, unit) if sense.content is not None else frozenset()
        if sense.token.i != sense.verb.i and sense.word.stance is not None:
            region |= _region(sense.token, unit)
        factor = 0.85 if _planned(sense.verb) else 1.0
        if "described" in sense.word.flags or "evaluated" in sense.word.flags:
            finding = (
                self._content.evaluation(sense.content, list(sense.content.subtree))
                if sense.content is not None
                else None
            )
            if finding is not None:
                thing = _described(sense)
                finding = Finding(finding.stance, sense.word.id, sense.prior, thing or finding.head, thing)
                yield Draft(voices, finding, sense.verb.i, region, False, factor, self._fragment(unit, region))
            return
        if sense.word.stance is None and sense.content is not None and sense.content.pos_ in _VERBAL:
            for finding in self._content.read(
                sense.content, region, own, direct=False, rule=sense.word.id, prior=sense.prior
            ):
                stance = finding.stance
                if "subjunctive" in sense.word.flags and _subjunctive(sense.content):
                    stance = Stance.DEMANDS if sense.word.id == "verb.insist" else Stance.CALLS_FOR
                elif stance is Stance.STATES:
                    stance = sense.word.fallback
                yield Draft(voices, Finding(stance, finding.rule, finding.prior, finding.head, finding.addressee or sense.addressee),
                            sense.verb.i, region, True, factor, self._fragment(unit, region), said=True)  # fmt: skip
            return
        if sense.word.stance is None and sense.content is None and spoken:
            return
        if sense.word.stance is None and "weak" not in sense.word.flags and sense.content is None:
            return
        if sense.content is None and sense.word.stance is not None and spoken:
            quoted = [q for q in unit.quotations if q.clausal and q.cue == sense.verb.i]
            if quoted:
                region |= frozenset(range(quoted[0].start, quoted[0].end))
        if sense.word.stance is None and "announced" in sense.word.flags:
            for finding in (
                self._content.read(sense.content, region, own, direct=False, rule=sense.word.id, prior=sense.prior)
                if sense.content is not None
                else ()
            ):
                if finding.stance is not Stance.STATES:
                    yield Draft(voices, finding, sense.verb.i, region, True, factor, self._fragment(unit, region))
            return
        found = self._content.of_sense(sense)
        if found is None:
            return
        if found.stance is Stance.STATES and sense.content is None:
            return
        neutral = sense.word.stance is None
        yield Draft(voices, found, sense.verb.i, region, neutral, factor, self._fragment(unit, region), said=neutral)

    def _reported(self, token: Token, verb: SpeechVerb, unit: Unit, *, spoken: bool) -> Iterator[Draft]:
        if clause.is_passive(token) and clause.agent(token) is None:
            return
        content = _said(token)
        if content is None or unit.quoted(content.i) is not None:
            return
        if spoken and content.i not in {t.i for t in unit.span}:
            return
        phrase = clause.subject(token)
        if phrase is None or clause.is_hypothetical(token):
            return
        voices = voices_of(self._cast, phrase)
        if not voices:
            return
        if clause.is_negated(token) and not verb.direct:
            return
        own = circle(self._cast, tuple(k for v in voices for k in v.keys))
        region = _region(content, unit) - {token.i} - frozenset(t.i for t in phrase.subtree)
        if content.i < token.i:
            region = frozenset(i for i in region if i < token.i)
        for finding in self._content.read(content, region, own, direct=False, rule=verb.id, prior=verb.prior):
            if not verb.direct and finding.stance is Stance.STATES:
                continue
            yield Draft(voices, finding, token.i, region, True, 1.0, self._fragment(unit, region), said=True)

    def _nominal(self, token: Token) -> Iterator[Draft]:
        sense = nominal_at(token, self._cast)
        if sense is None:
            return
        owner = _owner(token, self._cast)
        if owner is None:
            return
        voices = voices_of(self._cast, owner)
        finding = self._content.of_sense(sense)
        if voices and finding is not None and sense.content is not None:
            region = frozenset(t.i for t in token.subtree)
            yield Draft(voices, finding, token.i, region, False, 1.0, None)

    def _according(self, token: Token, unit: Unit) -> Iterator[Draft]:
        source = next((g for c in token.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"), None)
        if source is None:
            return
        voices = voices_of(self._cast, source)
        root = unit.span.root
        if not voices or root.pos_ not in _VERBAL:
            return
        own = circle(self._cast, tuple(k for v in voices for k in v.keys))
        region = _region(root, unit) - frozenset(t.i for t in token.subtree)
        for finding in self._content.read(root, region, own, direct=False, rule="quote.according", prior=0.8):
            yield Draft(voices, finding, token.i, region, True, 0.9, self._fragment(unit, region), said=True)

    def _speech_verb(self, token: Token) -> SpeechVerb | None:
        for verb in speech_verbs().get(token.lemma_.lower(), ()):
            if not verb.companion or clause.has_companion(token, verb.companion) is not None:
                return verb
        return None

    def _fragment(self, unit: Unit, region: frozenset[int]) -> str | None:
        """The longest quoted words inside the content."""
        best = None
        for quotation in unit.quotations:
            if any(i in region for i in range(quotation.start, quotation.end)):
                start, end = max(quotation.start, unit.span.start), min(quotation.end, unit.span.end)
                words = str(unit.span.doc[start:end].text).strip()
                if best is None or len(words) > len(best):
                    best = words
        return best


def _said(token: Token) -> Token | None:
    """The reported clause of a verb of saying, before or behind it."""
    for child in token.children:
        if child.dep_ == "ccomp" and child.pos_ in (*_VERBAL, "ADJ", "NOUN", "ADP", "ADV", "PROPN"):
            return child
    for child in token.children:
        if child.dep_ in ("xcomp",) and child.pos_ in _VERBAL:
            return child
    if token.dep_ == "parataxis" and token.head.pos_ in _VERBAL:
        return token.head
    for child in token.children:
        if (
            child.dep_ in ("advcl", "parataxis", "dep")
            and child.pos_ in _VERBAL
            and clause.own_subject(child) is not None
            and child.i > token.i
            and not any(
                g.dep_ in ("mark", "advmod")
                and g.lower_ in ("as", "after", "when", "while", "before", "since", "although", "if", "because")
                for g in child.children
            )
        ):
            return child
    if (
        token.dep_ in ("ccomp", "conj", "parataxis")
        and token.head.dep_ == "ROOT"
        and token.i > token.head.i
        and clause.own_subject(token) is not None
    ):
        before = token.doc[min(t.i for t in token.subtree) - 1] if min(t.i for t in token.subtree) > 0 else None
        if (
            before is not None
            and before.text == ","
            and not any(c.dep_ == "cc" for c in token.head.children if c.i < token.i)
            and token.nbor(1).text in (".", ",")
            if token.i + 1 < len(token.doc)
            else False
        ):
            return token.head
    return None


def _region(head: Token | None, unit: Unit) -> frozenset[int]:
    if head is None:
        return frozenset()
    return frozenset(t.i for t in head.subtree if unit.span.start <= t.i < unit.span.end)


def _root(tokens: list[Token]) -> Token | None:
    """The token that the others hang on; a verb if there is one."""
    here = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head.i not in here or t.head.i == t.i) and not t.is_punct]
    verbal = [t for t in tops if t.pos_ in _VERBAL]
    chosen = verbal or tops
    return max(chosen, key=lambda t: sum(1 for _ in t.subtree), default=None)


def _weightiest(found: tuple[Finding, ...]) -> Finding | None:
    return next((f for f in found if f.stance is not Stance.STATES), found[0] if found else None)


def _planned(verb: Token) -> bool:
    """An infinitive of purpose or a future act: less sure than what was done."""
    return any(c.dep_ == "aux" and c.lower_ in ("to", "will", "would") for c in verb.children)


def _described(sense: Sense) -> Token | None:
    from ingest.extract.positions import paths

    return paths.first(sense.verb, sense.frame.object)


def _subjunctive(content: Token) -> bool:
    """ "that X withdraw": a bare form with a singular subject, or "should"."""
    if any(c.dep_ == "aux" and c.lower_ == "should" for c in content.children):
        return True
    subject = clause.own_subject(content)
    return content.tag_ == "VB" and subject is not None and not any(c.dep_ == "aux" for c in content.children)


def _owner(noun: Token, cast: Cast) -> Token | None:
    """Whose the noun is: "Egypt's", "Egyptian", "by Egypt", "from Egypt", "of Egypt" (if it names an actor)."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and cast.at(child.i) is not None:
            return child
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and cast.at(grandchild.i) is not None:
                    return grandchild
    return None
