"""Answers to questions in plain English."""

from typing import Any

from pydantic import Field

from app.responses.base import Evidence, Shape


class Answer(Shape):
    """One thing that answers: an actor, a meeting, a position, a place, a day, a number, or yes and no."""

    kind: str = Field(description="actor, meeting, position, place, state, day, number, yes_no", examples=["actor"])
    id: str | None = Field(default=None, description="its id, if any", examples=["person:donald-trump"])
    value: str = Field(description="its name, or the value in words", examples=["Donald Trump"])
    role: str | None = Field(default=None, description="role in the meeting, office or stance", examples=["host"])
    meeting_id: str | None = Field(default=None, description="the meeting that it is read from")
    evidence: list[Evidence] = Field(default=[], description="the sentences that say so")


class MeetingMeant(Shape):
    """A meeting that the question means or may mean."""

    id: str
    title: str
    kind: str
    status: str
    start_date: str | None = None
    place: str | None = None


class Ambiguity(Shape):
    """A name of the question that several bear; all of them were looked at."""

    words: str = Field(examples=["Bush"])
    meant: list[str] = Field(examples=[["George W. Bush", "George Bush"]])


class Cypher(Shape):
    """The very query that was asked. ``paste`` is it with its parameters as commands of Neo4j Browser."""

    query: str = Field(description="name of the query in docs/queries.md", examples=["meetings_meant"])
    parameters: dict[str, Any]
    paste: str = Field(description="`:param` lines and the statement, ready for Neo4j Browser")


class Part(Shape):
    """One thing that was asked; most questions ask one, "who attended, and who was excluded" asks two."""

    understood_as: str = Field(description="in words", examples=["Who took part in: the Alaska summit?"])
    structure: dict[str, Any] = Field(description="for programs: intent, actors, places, days, …")
    text: str = Field(description="the answer in a line", examples=["Donald Trump (host), Vladimir Putin"])
    answers: list[Answer]
    total: int = Field(description="how many answers there are in all")
    meetings: list[MeetingMeant] = Field(description="the meetings that the answer is read from")
    might_mean: list[MeetingMeant] = Field(description="other meetings that the question might mean")
    ambiguities: list[Ambiguity]
    notes: list[str] = Field(description="what does not fit the question, in words")
    confidence: float = Field(description="0 to 1: how surely the answer is one to this question")
    cypher: Cypher | None = None


class Asked(Shape):
    """What a question was understood to ask, the answer, and the sentences that say so."""

    question: str
    understood: bool = Field(description="false: no form of question fits; see `suggestions`")
    asked_on: str = Field(description="the day that 'last week' counts from", examples=["2025-08-20"])
    as_of: str | None = Field(default=None, description="only what articles of that day or before told was looked at")
    text: str = Field(description="the answer in a line")
    parts: list[Part]
    suggestions: list[str] = Field(description="the nearest questions that can be answered")
