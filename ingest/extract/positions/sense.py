"""A stance word in its place: what it says, of whom, about what, negated or not."""

from dataclasses import dataclass

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.positions.lexicon import Frame, StanceWord, negated_stances, word_lists


@dataclass(frozen=True, slots=True)
class Sense:
    """A stance word in its place. ``word`` gives the stance, ``verb`` the clause (they differ for "voiced support")."""

    word: StanceWord
    frame: Frame
    token: Token
    verb: Token
    content: Token | None
    addressee: Token | None
    companion: Token | None
    negated: bool
    prior: float

    @property
    def stance(self) -> Stance | None:
        """The stance before negation; None where the content decides. A promise of harm is a threat."""
        stance = self.word.stance
        if stance is None:
            return None
        hostile = self.content is not None and self.content.lemma_ in word_lists()["@hostile"]
        return Stance.WARNS if hostile and "hostile" in self.word.flags else stance

    @property
    def silent(self) -> bool:
        """Negation leaves no position ("did not warn")."""
        return self.negated and self.verdict == "none"

    @property
    def verdict(self) -> "Stance | str | None":
        """The stance after negation: ``none`` for no position, None where the content decides."""
        if not self.negated:
            return self.stance
        if self.word.negated is not None:
            return self.word.negated
        return negated_stances()[self.stance] if self.stance else None
