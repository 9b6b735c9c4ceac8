"""The stance of what somebody says: read from the words of the reported clause or of the quoted sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.conditions import hangs_on_if, has_phrase, has_strings_attached, is_conditional
from ingest.extract.positions.evaluation import evaluate, is_turned, weigh
from ingest.extract.positions.facts import is_plain_fact
from ingest.extract.positions.finding import Finding
from ingest.extract.positions.lexicon import cue, nouns, word_lists
from ingest.extract.positions.light import owns
from ingest.extract.positions.necessity import necessity
from ingest.extract.positions.sense import Sense
from ingest.extract.positions.senses import sense_at
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import speech_verbs
from ingest.extract.quotes.self_reference import is_first_person, is_self

_VERBAL = frozenset({"VERB", "AUX"})
_WILL = frozenset({"will", "would", "wo", "'ll", "shall", "can", "could", "ca", "'d"})
_CHAIN = frozenset({"xcomp", "conj", "ccomp", "acomp", "attr", "prep", "parataxis", "advcl"})
_MOST_CLAUSES = 4


class ContentReader:
    """Reads reported content in one article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def read(
        self,
        root: Token,
        region: frozenset[int],
        own: frozenset[str],
        *,
        direct: bool,
        rule: str,
        prior: float,
        facts: bool = True,
    ) -> tuple[Finding, ...]:
        """Return the stances of the content at ``root`` within the tokens ``region``, in the order of its clauses.

        ``own`` are the speaker and the state or organisation spoken for. A content without any stance gives one
        finding ``states``; a mere fact ("that he had met the minister") gives none, unless it is a quotation or
        ``facts`` is false.
        """
        found: list[Finding] = []
        for head, tokens in clauses(self._deeper(root, own, direct), region):
            finding = self._clause(head, tokens, own, direct)
            if finding is None:
                facts = facts and is_plain_fact(head)
                continue
            if all(finding.stance is not other.stance for other in found):
                found.append(finding)
            if finding.stance in (Stance.OFFERS, Stance.AGREES) and has_strings_attached(head):
                found.append(_by("cue.strings", head))
        if found:
            return tuple(found)
        if facts and not direct:
            return ()
        return (Finding(Stance.STATES, rule, prior, root),)

    def _deeper(self, root: Token, own: frozenset[str], direct: bool) -> Token:
        """Step over "he believes that …" inside what he says: the view is what he believes."""
        for verb in speech_verbs().get(root.lemma_.lower(), ()):
            if not verb.direct:
                inner = next((c for c in root.children if c.dep_ == "ccomp" and c.pos_ in _VERBAL), None)
                if inner is not None and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.children):
                    continue  # "expects Peru to sign" is a wish
                if inner is not None and is_self(self._cast, clause.own_subject(root), own, direct=direct):
                    return inner
        return root

    def of_sense(self, sense: Sense) -> Finding | None:
        """Return what a stance word finds; the content decides where the word leaves it open."""
        verdict = sense.verdict
        head = sense.content if sense.content is not None else sense.token
        if verdict == "none":
            return None
        if "carrier" in sense.word.flags and sense.content is not None and sense.content.dep_ == "xcomp":
            inner = sense_at(sense.content, self._cast)
            found = self.of_sense(inner) if inner is not None else None
            if found is not None and not sense.negated:
                return found
        if isinstance(verdict, Stance):
            return Finding(verdict, sense.word.id, sense.prior, head, sense.addressee)
        bad, good = weigh(head, list(head.subtree))
        stance = sense.word.fallback
        noun = nouns().get(head.lemma_.lower())
        if noun and head.pos_ == "NOUN" and noun[0].stance is not None and owns(head):
            stance = noun[0].stance
        elif bad > good:
            stance = Stance.OPPOSES
        elif good > bad:
            stance = Stance.SUPPORTS
        return Finding(stance, sense.word.id, sense.prior, head, sense.addressee)

    def _clause(self, head: Token, tokens: list[Token], own: frozenset[str], direct: bool) -> Finding | None:
        """Read one clause, the most telling sign first: own stance word, will, threat, necessity, praise or blame."""
        text = f" {' '.join(t.lower_ for t in tokens)} "
        lemmas = {t.lemma_.lower() for t in tokens}
        who = clause.own_subject(head)
        mine = is_self(self._cast, who if who is not None else clause.subject(head), own, direct=direct)
        inner = self._own_stance(head, own, direct)
        conditional = is_conditional(tokens, text)
        loose = (Stance.REJECTS, Stance.STATES, *((Stance.AGREES, Stance.OFFERS) if " only " in text else ()))
        if inner is not None and not (conditional and inner.stance in loose):
            return inner
        refusal = mine and _refuses(head, text)
        if conditional and (refusal or mine):
            return _by("cue.condition", head)
        if mine and _never_did(head):
            return _by("cue.denial", head)
        if refusal or _there_will_be_no(head):
            return _by("cue.will_not", head)
        warning = cue("cue.warn")
        threats = [t for t in tokens if t.lemma_.lower() in warning.lemmas]
        if any(not is_turned(t) for t in threats) or has_phrase(warning, text):
            return _by("cue.warn", head)
        needed = necessity(head, tokens)
        if needed is not None:
            return needed
        if conditional:
            return _by("cue.condition", head)
        for name in ("cue.denial", "cue.need", "cue.offer"):
            if name == "cue.offer" and not mine:
                continue
            if lemmas & cue(name).lemmas or has_phrase(cue(name), text):
                return _by(name, head)
        # What another holder rejects or hails is that holder's stance, not the speaker's.
        judged = evaluate(head, [t for t in tokens if t.i != head.i] if self._is_reported_act(head) else tokens)
        if judged is not None and judged.stance is Stance.OPPOSES and hangs_on_if(tokens):
            return _by("cue.warn", head)
        return judged

    def _own_stance(self, head: Token, own: frozenset[str], direct: bool) -> Finding | None:
        """A stance word that governs the clause and whose holder is the speaker: "we welcome", "it is ready to"."""
        stack = [head]
        for token in stack:
            sense = sense_at(token, self._cast)
            if sense is not None and self._is_own(sense, own, direct):
                finding = self.of_sense(sense)
                if finding is not None and finding.stance is not Stance.STATES:
                    return finding
            if len(stack) < 12:
                stack.extend(c for c in token.children if c.dep_ in _CHAIN)
        return None

    def _is_reported_act(self, head: Token) -> bool:
        sense = sense_at(head, self._cast) if head.pos_ in _VERBAL else None
        return sense is not None and not sense.word.id.startswith("adj.")

    def _is_own(self, sense: Sense, own: frozenset[str], direct: bool) -> bool:
        if sense.word.flags & {"evaluated", "described"}:
            return False
        holder = clause.subject(sense.verb)
        if holder is None or not is_self(self._cast, holder, own, direct=direct):
            return False
        return not direct or is_first_person(holder) or self._cast.at(holder.i) is not None


def clauses(root: Token, region: frozenset[int]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield the content's clauses: the root and the verbs coordinated with it, each with its own tokens."""
    heads = [root]
    for head in heads:
        for child in head.children:
            if child.i in region and child.dep_ == "conj" and child.pos_ in _VERBAL and len(heads) < _MOST_CLAUSES:
                heads.append(child)
    taken = {head.i for head in heads}
    for head in heads:
        tokens: list[Token] = []
        stack = [head]
        while stack:
            token = stack.pop()
            tokens.append(token)
            stack.extend(c for c in token.children if c.i in region and c.i not in taken)
        yield head, sorted(tokens, key=lambda t: t.i)


def _by(name: str, head: Token) -> Finding:
    found = cue(name)
    return Finding(found.stance, found.id, found.prior, head)


def _never_did(head: Token) -> bool:
    """ "had never sent ships": a denial rather than a refusal."""
    never = any(c.lower_ == "never" for c in head.children)
    return never and any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have", "'ve") for c in head.children)


def _there_will_be_no(head: Token) -> bool:
    """ "There will be no concessions", "there can be no talks"."""
    if head.lemma_ != "be" or not any(c.dep_ == "expl" for c in head.children):
        return False
    if not any(c.dep_ == "aux" and c.lower_ in _WILL for c in head.children):
        return False
    lists = word_lists()
    wanted = lists["@agreements"] | lists["@encounters"] | lists["@concessions"]
    return any(
        c.dep_ in ("attr", "nsubj") and c.lemma_.lower() in wanted and any(g.lower_ == "no" for g in c.children)
        for c in head.children
    )


def _refuses(head: Token, text: str) -> bool:
    """Say whether the clause negates its subject's own will: "will not", "cannot accept", "no intention of"."""
    negated = any(c.dep_ == "neg" for c in head.children) or any(
        c.dep_ == "dobj" and any(g.lower_ == "neither" for g in c.children) for c in head.children
    )
    will = any(c.dep_ == "aux" and c.lower_ in _WILL for c in head.children)
    return (negated and will) or has_phrase(cue("cue.will_not"), text)
