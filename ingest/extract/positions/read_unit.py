"""All that one sentence holds: quotations, reported views, stance words."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind, Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.content import ContentReader
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.lexicon import telling_words
from ingest.extract.positions.quoted import quoted_drafts
from ingest.extract.positions.reported import according_drafts, reported_drafts
from ingest.extract.positions.senses import sense_at
from ingest.extract.positions.stated import unattributed_drafts
from ingest.extract.positions.unit import Unit
from ingest.extract.positions.worded import nominal_drafts, worded_drafts
from ingest.extract.quotes import Release, clause
from ingest.extract.quotes.release import READOUT
from ingest.extract.quotes.speakers import own_circle
from ingest.extract.quotes.voice import Voice, voices_of

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_WEAK = frozenset({"verb.underscore", "verb.announce", "verb.state_obj"})
"""Words that add no position of their own beside another one of the same holder ("Noting …, she condemned …")."""
_REASONS = frozenset({Stance.OPPOSES, Stance.STATES, Stance.REJECTS})
_PREDICATES = frozenset({"acomp", "attr", "prep", "oprd"})


class UnitReader:
    """Reads the sentences of one article."""

    def __init__(self, cast: Cast, release: Release | None = None) -> None:
        self._cast = cast
        self._release = release
        self._content = ContentReader(cast)
        self._before: tuple[Voice, ...] = ()

    def read(self, unit: Unit) -> list[Draft]:
        """Return a draft for each stance that the sentence ascribes to somebody, each told once."""
        drafts = list(quoted_drafts(self._cast, self._content, unit, self._release))
        telling = telling_words()
        quotes = any(q.clausal for q in unit.quotations)
        asks = unit.span[-1].text == "?" and not unit.quotations
        for token in () if asks else unit.span:
            known = token.lemma_.lower() in telling or token.lower_ in telling
            if not known and not clause.is_disguised(token):
                continue
            if quotes and unit.quoted(token.i) is not None:
                continue
            pos = token.pos_
            if pos in _VERBAL or token.dep_ in _PREDICATES:
                drafts.extend(self._predicate(token, unit))
            elif pos == "ADP":
                drafts.extend(according_drafts(self._cast, self._content, unit, token))
            elif pos == "NOUN":
                drafts.extend(nominal_drafts(self._cast, self._content, token))
        if not drafts and self._release is not None and self._release.rule != READOUT and not asks:
            drafts.extend(unattributed_drafts(self._cast, self._content, unit, self._release))
        told = self._told_once(drafts)
        self._before = tuple(v for d in told[:1] for v in d.voices) or self._subject_of(unit)
        return told

    def _subject_of(self, unit: Unit) -> tuple[Voice, ...]:
        """Who the sentence spoke of, where nobody in it took a stance."""
        subject = clause.own_subject(unit.span.root)
        return voices_of(self._cast, subject) if subject is not None else ()

    def _predicate(self, token: Token, unit: Unit) -> list[Draft]:
        sense = sense_at(token, self._cast)
        narrator = self._release.issuer if self._release is not None else None
        if sense is not None:
            found = list(worded_drafts(self._cast, self._content, unit, sense, narrator, self._before))
            if found or sense.word.stance is not None:
                return found
        return [
            *reported_drafts(self._cast, self._content, unit, token, narrator, self._before),
            *according_drafts(self._cast, self._content, unit, token),
        ]

    def _names_the_holder(self, inner: Draft, outer: Draft) -> bool:
        """ "Smith offered to help, her ministry said": the same stance, and the inner holder is the person."""
        people = [self._cast.members[key].kind is ActorKind.PERSON for voice in inner.voices for key in voice.keys]
        spoken_for = all(
            self._cast.members[key].kind is not ActorKind.PERSON for voice in outer.voices for key in voice.keys
        )
        same = inner.finding.stance is outer.finding.stance
        return same and inner.asserted and bool(people) and all(people) and spoken_for

    def _explains(self, draft: Draft, others: list[Draft]) -> bool:
        """ "rejected the plan, calling it absurd": the participle only says why, of the same holder."""
        said = draft.finding.head.doc[draft.trigger]
        if said.dep_ != "advcl" or said.tag_ != "VBG" or draft.finding.stance not in _REASONS:
            return False
        own = own_circle(self._cast, draft.voices)
        return any(
            other.trigger == said.head.i
            and other.finding.stance in (Stance.REJECTS, Stance.DENIES, Stance.OPPOSES)
            and own & own_circle(self._cast, other.voices)
            for other in others
        )

    def _told_once(self, drafts: list[Draft]) -> list[Draft]:
        """Drop what stands inside the content of another draft: told by it, or not asserted by anybody."""
        kept: list[Draft] = []
        for draft in sorted(drafts, key=lambda d: (-len(d.region), d.trigger)):
            own = own_circle(self._cast, draft.voices)
            around = [other for other in kept if draft.trigger in other.region and draft.trigger != other.trigger]
            outer = next((other for other in around if own & own_circle(self._cast, other.voices)), None)
            if outer is not None:
                if self._names_the_holder(draft, outer) or _is_told_of_several(draft, outer):
                    kept[kept.index(outer)] = draft
                elif _is_another_view(draft, outer):
                    kept.append(draft)
                continue
            if around and not draft.asserted:
                continue
            if self._explains(draft, drafts):
                continue
            weak = draft.finding.stance is Stance.STATES and draft.finding.rule in _WEAK
            if weak and any(own & own_circle(self._cast, other.voices) for other in drafts if other is not draft):
                continue
            kept.append(draft)
        return sorted(kept, key=lambda d: d.trigger)


def _is_another_view(inner: Draft, outer: Draft) -> bool:
    """ "said that Chile would not answer but refused to be lectured": the parse coordinates what are two stances."""
    verb = inner.finding.head.doc[inner.trigger]
    tensed = verb.tag_ in ("VBD", "VBZ", "VBP")
    joined = verb.dep_ == "conj" and verb.head.i == outer.finding.head.i and verb.head.tag_ != verb.tag_
    return tensed and joined and inner.asserted and inner.finding.stance is not outer.finding.stance


def _is_told_of_several(inner: Draft, outer: Draft) -> bool:
    """ "Chile and Peru have agreed to withdraw, a Chilean minister said": both agree, whoever tells it."""
    keys = {key for voice in inner.voices for key in voice.keys}
    if any(inner.finding.head.doc[voice.token].pos_ == "PRON" for voice in inner.voices):
        return False
    return inner.asserted and len(keys) > 1 and outer.said and outer.quote is None
